package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Framer;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.charts.pack.UnknownSlice;
import org.quarterdeck.charts.page.PackWriter;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.release.Release;

/** Packs about one donor or programme, which whoever asks names. */
class PackOfOneTest {
    private static final Packs PACKS =
            Packs.read(List.of(Path.of(System.getProperty("quarterdeck.product", ".."), "charts", "packs")));

    @TempDir
    Path folder;

    private static Pack of(String pack, String slice) {
        return PACKS.get(pack).of(Slice.parse(slice));
    }

    private Release release() {
        return SampleRelease.factSheet()
                .figure("funds.pledged_gross", "../2020-05-31", "", "250000000")
                .figure("funds.pledged_gross", "../2020-05-31", "donor=NLD", "12400000")
                .figure("funds.changed", "../2020-05-31", "", "0")
                .figure("funds.received_against_pledges", "../2020-05-31", "", "168000000")
                .figure("funds.received_against_pledges", "../2020-05-31", "donor=NLD", "11900000")
                .figure("funds.received_without_rate", "../2020-05-31", "", "0")
                .figure("funds.exchange_difference", "../2020-05-31", "", "0")
                .figure("funds.outstanding", "../2020-05-31", "", "82000000")
                .figure("funds.outstanding", "../2020-05-31", "donor=NLD", "500000")
                .in(folder.resolve("release"));
    }

    private static ChartFrame frame(Pack pack, String id, Release release) {
        return new Framer(release, Nightly.MAY, "en")
                .frame(pack.charts().stream()
                        .filter(c -> c.id().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void its_charts_are_of_the_donor_and_name_it() {
        ChartFrame frame = frame(of("donor", "donor=NLD"), "pledged-received-over-time", release());

        assertThat(frame.texts().title()).isEqualTo("Netherlands has paid $11.9 million of $12.4 million pledged");
        assertThat(frame.figures()).isNotEmpty().allMatch(f -> f.slice().equals(Slice.parse("donor=NLD")));
    }

    @Test
    void what_a_donor_never_had_is_nothing_where_the_whole_has_a_figure_and_else_unknown() {
        Release release = release();

        assertThat(frame(of("donor", "donor=NLD"), "pledge-bridge", release).rows())
                .extracting(ChartFrame.Row::name)
                .containsExactly("Pledged", "Received", "Outstanding");
        Release poor = SampleRelease.factSheet()
                .figure("funds.pledged_gross", "../2020-05-31", "donor=NLD", "12400000")
                .in(folder.resolve("poor"));
        assertThat(frame(of("donor", "donor=NLD"), "pledge-bridge", poor).rows())
                .isEmpty();
    }

    @Test
    void its_files_and_its_page_say_of_whom_it_is() throws IOException {
        Path out = folder.resolve("out");
        new PackWriter("en").write(of("donor", "donor=NLD"), release(), Nightly.MAY, out);

        assertThat(Files.readString(out.resolve("index.html"))).contains("Contributions of one donor: Netherlands");
        assertThat(out.resolve("donor-NLD.xlsx")).exists();
        assertThat(Files.readString(out.resolve("manifest.json"))).contains("\"slice\" : \"donor=NLD\"");
    }

    @Test
    void a_pack_asks_for_what_it_is_of_and_for_nothing_else() {
        assertThatThrownBy(() -> of("donor", ""))
                .isInstanceOf(UnknownSlice.class)
                .hasMessage("the pack donor is of one donor; say which, as donor=…");
        assertThatThrownBy(() -> of("nightly", "donor=NLD"))
                .isInstanceOf(UnknownSlice.class)
                .hasMessage("the pack nightly is of everything; leave the slice out");
        Release release = release();
        assertThatThrownBy(() -> new PackWriter("en")
                        .write(of("donor", "donor=NDL"), release, Nightly.MAY, folder.resolve("none")))
                .isInstanceOf(UnknownSlice.class)
                .hasMessageContaining("the release knows no donor \"NDL\"; did you mean \"NLD\"?");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void a_chart_that_leaves_open_what_its_pack_does_not_ask_for_is_refused() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("packs/mine"));
        Files.writeString(pack.resolve("pack.yaml"), "title: Mine\nperiod: month\n");
        Path chart = Files.copy(
                Path.of(
                        System.getProperty("quarterdeck.product", ".."),
                        "charts/packs/donor/pledged-received-over-time.yaml"),
                pack.resolve("gap.yaml"));

        assertThatThrownBy(() -> Packs.read(List.of(folder.resolve("packs"))))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("a slice is of one donor, and its pack is not; write about: donor in pack.yaml");
        Release release = release();
        assertThatThrownBy(() -> new Framer(release, Nightly.MAY, "en").frame(Packs.chart(chart)))
                .hasMessageContaining("it is of one donor; say which: --slice donor=…");
    }
}
