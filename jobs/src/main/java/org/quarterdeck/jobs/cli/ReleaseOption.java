package org.quarterdeck.jobs.cli;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.config.Nearest;
import picocli.CommandLine.Option;

/** Which release a command reads: the one named, else the one that stands. */
final class ReleaseOption {
    @Option(names = "--release", paramLabel = "R", description = "The release (default: the one that stands).")
    private @Nullable String release;

    Releases.Entry entry(Office office) {
        return release == null ? standing(office) : named(office, release);
    }

    static Releases.Entry standing(Office office) {
        return office.releases()
                .standing()
                .orElseThrow(() -> new UsageProblem(
                        office.home().root() + ": there is no release yet; make one with: quarterdeck nightly"));
    }

    static Releases.Entry named(Office office, String release) {
        return office.releases().find(release).orElseThrow(() -> {
            Set<String> known = office.releases().all().stream()
                    .map(Releases.Entry::releaseId)
                    .collect(Collectors.toSet());
            return new UsageProblem("there is no release \"" + release + "\"" + Nearest.hint(release, known));
        });
    }
}
