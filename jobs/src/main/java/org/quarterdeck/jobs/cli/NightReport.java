package org.quarterdeck.jobs.cli;

import java.nio.file.Path;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.night.NightResult;

/** Says how a night ended, and with which exit code. */
final class NightReport {
    private final OfficeOptions options;

    NightReport(OfficeOptions options) {
        this.options = options;
    }

    int report(NightResult night, Path home) {
        night.refused().forEach(d -> options.warn("refused: " + place(d) + ": " + d.reason()));
        night.partly()
                .forEach(d -> options.warn(place(d) + ": " + d.rowsRejected() + " of " + d.rowsRead()
                        + (d.rowsRead() != null && d.rowsRead() == 1 ? " row" : " rows") + " rejected; see: "
                        + command("rejects --delivery " + d.deliveryId(), home)));
        String standing = night.release().map(Releases.Entry::releaseId).orElse("none");
        switch (night.outcome()) {
            case PUBLISHED -> options.result("Release " + standing + " published.");
            case UNCHANGED -> options.result(capital(night.message()) + "; release " + standing + " stands.");
            case GATED -> options.warn("A gate stopped the release; " + standing(standing) + "\n" + night.message());
            case FAILED ->
                options.warn("The night failed: "
                        + night.message().lines().findFirst().orElse("")
                        + "\nNothing was published; " + standing(standing)
                        + " The same command goes on at the step that failed.");
            case UNSETTLED ->
                options.warn("Release " + standing + " is published, but what follows failed: "
                        + night.message().lines().findFirst().orElse("")
                        + "\nThe same command goes on at the step that failed.");
            case BUSY -> options.warn(capital(night.message()) + ". Try again when it has ended.");
        }
        return switch (night.outcome()) {
            case PUBLISHED, UNCHANGED ->
                night.refused().isEmpty() && night.partly().isEmpty() && !night.isWaiting()
                        ? ExitCode.DONE
                        : ExitCode.REFUSED;
            case GATED -> ExitCode.GATED;
            case FAILED, UNSETTLED -> ExitCode.FAILED;
            case BUSY -> ExitCode.BUSY;
        };
    }

    private static String place(Delivery delivery) {
        return delivery.source() + "/" + delivery.fileName();
    }

    private static String standing(String releaseId) {
        return releaseId.equals("none") ? "there is no release yet." : "release " + releaseId + " stands.";
    }

    private static String command(String words, Path home) {
        return "quarterdeck " + words + " --home " + home;
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
