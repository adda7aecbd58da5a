package org.quarterdeck.jobs.night;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.quarterdeck.charts.briefing.Wording;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.charts.page.Before;
import org.quarterdeck.charts.page.BriefingWriter;
import org.quarterdeck.charts.page.PackWriter;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.release.KeptDefinitions;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Release;

/** Draws packs and briefings of a release; it needs the release's files and nothing else. */
public final class Drawing {
    private static final String NIGHTLY = "nightly";
    private static final String BRIEFING = "briefing";
    /** The wording of briefings is English. */
    private static final String BRIEFING_LANGUAGE = "en";

    private static final String PAGE = "index.html";

    private final Office office;

    /** Drawing for an office. */
    public Drawing(Office office) {
        this.office = office;
    }

    /** The month that a release ends in. */
    public static Period month(Releases.Entry release) {
        return Period.month(YearMonth.from(release.asOf()));
    }

    /** The pack and the briefing of every night. */
    void nightly(Releases.Entry release, Release opened) {
        Pack pack = packs().get(NIGHTLY);
        pack(pack, language(), month(release), release, opened, place(NIGHTLY, month(release), release));
        briefing(month(release), opened, place(BRIEFING, month(release), release));
    }

    /** The pages of what is drawn every night. */
    List<Path> nightlyPages(Releases.Entry release) {
        return List.of(
                place(NIGHTLY, month(release), release).resolve(PAGE),
                place(BRIEFING, month(release), release).resolve(PAGE));
    }

    /**
     * Draws a pack.
     *
     * @param slice what it is of; the whole for most packs
     * @param language of its words (ISO 639-1); the office's own when none is asked for
     * @param out the folder to write; {@code packs/<period>/<pack>-<release>} when it is not named, with the language behind
     *     the pack's name where it is not the office's own
     * @return its page
     * @throws org.quarterdeck.charts.pack.UnknownSlice when the pack is not of such a slice, or the release knows nothing of it
     */
    public Path pack(
            String name,
            Slice slice,
            Optional<String> language,
            Period period,
            Releases.Entry release,
            Optional<Path> out) {
        Pack pack = packs().get(name).of(slice);
        String in = language.orElse(language());
        return pack(
                pack,
                in,
                period,
                release,
                open(release),
                out.orElseGet(() -> place(called(pack, in), period, release)));
    }

    /** A pack in another language than the office's own says so in its folder's name. */
    private String called(Pack pack, String language) {
        return language.equals(language()) ? pack.fileName() : pack.fileName() + "-" + language;
    }

    /** The language that the office's packs are written in. */
    private String language() {
        return office.settings().written();
    }

    private Path pack(Pack pack, String language, Period period, Releases.Entry release, Release opened, Path folder) {
        Optional<Before> before = before(called(pack, language), period, release);
        new PackWriter(language).write(pack, opened, period, before, folder);
        return folder.resolve(PAGE);
    }

    /** The same pack and period as the latest of the earlier releases drew it, and kept it in its place. */
    private Optional<Before> before(String called, Period period, Releases.Entry release) {
        List<Releases.Entry> earlier = new ArrayList<>(office.releases().all().stream()
                .takeWhile(other -> !other.releaseId().equals(release.releaseId()))
                .toList());
        Collections.reverse(earlier);
        return earlier.stream()
                .flatMap(other -> Before.in(place(called, period, other)).stream())
                .findFirst();
    }

    /**
     * Writes the briefing.
     *
     * @param out the folder to write; {@code packs/<period>/briefing-<release>} when it is not named
     * @return its page
     */
    public Path briefing(Period period, Releases.Entry release, Optional<Path> out) {
        return briefing(period, open(release), out.orElseGet(() -> place(BRIEFING, period, release)));
    }

    private Path briefing(Period period, Release release, Path folder) {
        Wording wording = Wording.read(office.briefingFile(), office.home().briefingAdditions());
        Packs packs = packs();
        wording.files().values().forEach(definitions()::keep);
        new BriefingWriter(BRIEFING_LANGUAGE).write(wording, packs, release, period, folder);
        return folder.resolve(PAGE);
    }

    private Packs packs() {
        return kept(Packs.read(office.packFolders()));
    }

    /** What a page was drawn by is kept, so that it can be drawn again whatever packs and wording have become. */
    private Packs kept(Packs packs) {
        packs.files().values().forEach(definitions()::keep);
        return packs;
    }

    private KeptDefinitions definitions() {
        return new KeptDefinitions(office.home().keptDefinitions());
    }

    private Path place(String name, Period period, Releases.Entry release) {
        return office.home().packs().resolve(period.text().replace('/', '_')).resolve(name + "-" + release.releaseId());
    }

    private Release open(Releases.Entry release) {
        return Release.open(office.home().release(release.releaseId()));
    }
}
