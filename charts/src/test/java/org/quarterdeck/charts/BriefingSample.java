package org.quarterdeck.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.quarterdeck.charts.briefing.Wording;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.charts.page.BriefingWriter;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Release;

/** The release of the fact sheet with all that a briefing asks for, and briefings of releases, read back. */
final class BriefingSample {
    private static final Path CONFIG = Path.of("../config");
    private static final Path PACKS = Path.of("packs");

    private BriefingSample() {}

    /** The fact sheet's figures and those of the proposal. */
    static SampleRelease factSheet() {
        SampleRelease release = SampleRelease.factSheet();
        metrics(release);
        release.figure("leadership.joint_visits", "2020-01/2020-05", "", "2")
                .figure("office.member_states", "../2020-05-31", "", "193")
                .figure("capacity.training_days", "2020-05", "beneficiary=BHR;modality=virtual", "2")
                .figure("activities.balance", "2020-01/2020-05", "", "0.934")
                .figure("activities.share_by_pillar", "2020-01/2020-05", "pillar=I", "0.21")
                .figure("activities.share_by_pillar", "2020-01/2020-05", "pillar=II", "0.42")
                .figure("activities.share_by_pillar", "2020-01/2020-05", "pillar=III", "0.22")
                .figure("activities.share_by_pillar", "2020-01/2020-05", "pillar=IV", "0.15")
                .figure("partnerships.mous_signed", "2020-05", "", "1")
                .figure("funds.in_kind", "../2020-05-31", "", "11500000")
                .figure("compact.working_groups", "../2020-05-31", "", "8")
                .figure("governance.advisory_board", "../2020-05-31", "role=member", "21")
                .figure("governance.advisory_board", "../2020-05-31", "role=guest", "1");
        return compared(proposed(release));
    }

    private static SampleRelease proposed(SampleRelease release) {
        return release.figure("compact.entities", "../2017-02-03", "", "38")
                .figure("office.posts", "../2017-02-03", "funding=regular", "6")
                .figure("office.posts", "../2017-02-03", "funding=extra_budgetary", "29")
                .figure("office.posts", "../2017-02-03", "funding=jpo", "1")
                .figure("funds.pledged", "../2017-02-03", "donor=SAU", "110000000");
    }

    private static SampleRelease compared(SampleRelease release) {
        return release.figure("platform.visits", "2020-03-01/2020-04-30", "", "7505")
                .figure("capacity.individuals_trained", "2020-01/2020-04", "branch=UNCCT", "990")
                .figure("capacity.individuals_trained", "2019-01/2019-05", "branch=UNCCT", "585");
    }

    private static void metrics(SampleRelease release) {
        release.metric("leadership.joint_visits", "Joint visits", "events", "exact", "yes", "[]");
        release.metric("office.member_states", "Member States", "states", "exact", "semi", "[]");
        release.metric("capacity.training_days", "Training days", "days", "exact", "yes", "[]");
        release.metric("activities.balance", "Balance over the pillars", "index", "{decimals: 2}", "no", "[]");
        release.metric("activities.share_by_pillar", "Share by pillar", "ratio", "{percent: 0}", "no", "[]");
        release.metric("compact.working_groups", "Working groups", "groups", "exact", "semi", "[]");
        release.metric("governance.advisory_board", "Advisory Board", "parties", "exact", "semi", "[]");
        release.metric("office.posts", "Posts", "posts", "exact", "semi", "[]");
    }

    /** A release that knows every metric and has no figures yet. */
    static SampleRelease empty() {
        SampleRelease release = new SampleRelease(SampleRelease.AS_OF);
        metrics(release);
        return release;
    }

    /** The wording of every office. */
    static Wording standard() {
        return Wording.read(CONFIG.resolve("briefing.yaml"), CONFIG.resolve("briefing"));
    }

    /** The same with the sample office's sentences. */
    static Wording sampleOffice() {
        return Wording.read(CONFIG.resolve("briefing.yaml"), CONFIG.resolve("sample-office/briefing"));
    }

    /** A wording written down in a test. */
    static Wording wording(Path folder, String yaml) {
        try {
            Path file = Files.writeString(folder.resolve("briefing.yaml"), yaml);
            return Wording.read(file, folder.resolve("briefing"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Wording wording, Release release, String period, Path out) {
        new BriefingWriter("en").write(wording, Packs.read(List.of(PACKS)), release, Period.parse(period), out);
    }

    /** The page of a briefing for May 2020. */
    static Document page(Wording wording, SampleRelease release, Path folder) {
        write(wording, release.in(folder.resolve("release")), "2020-05", folder.resolve("out"));
        return read(folder.resolve("out"));
    }

    static Document read(Path out) {
        try {
            return Jsoup.parse(Files.readString(out.resolve("index.html"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every sentence of the page's sections, without the marks of its figures. */
    static List<String> sentences(Document page) {
        Document plain = page.clone();
        plain.select("sup").remove();
        return plain.select(".sentences li").eachText();
    }
}
