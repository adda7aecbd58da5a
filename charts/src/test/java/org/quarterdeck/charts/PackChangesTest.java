package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.page.Before;
import org.quarterdeck.charts.page.PackWriter;
import org.quarterdeck.schema.release.Release;

/** What a pack's page says of the pack before it. */
class PackChangesTest {
    @TempDir
    Path folder;

    private Release release;
    private Before first;

    @BeforeEach
    void first() {
        release = SampleRelease.factSheet().in(folder.resolve("release"));
        new PackWriter("en").write(Nightly.PACK, release, Nightly.MAY, folder.resolve("first"));
        first = Before.in(folder.resolve("first")).orElseThrow();
    }

    private String page(Release of, Optional<Before> before) throws IOException {
        Path out = folder.resolve("page");
        new PackWriter("en").write(Nightly.PACK, of, Nightly.MAY, before, out);
        return Files.readString(out.resolve("index.html"));
    }

    @Test
    void the_first_pack_of_a_period_is_compared_with_none() throws IOException {
        assertThat(page(release, Optional.empty())).doesNotContain("What changed since");
        assertThat(Before.in(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void the_same_again_says_so() throws IOException {
        assertThat(page(release, Optional.of(first)))
                .contains("What changed since release 2020-05-31-1", "Every chart says what it said then.");
    }

    @Test
    void a_chart_with_another_number_is_named_and_the_others_are_not() throws IOException {
        Release later = SampleRelease.factSheet()
                .figure("platform.visits", "2020-02", "", "12")
                .in(folder.resolve("later"));
        String changes = page(later, Optional.of(first));
        changes = changes.substring(changes.indexOf("class=\"changes\""), changes.indexOf("<nav"));

        assertThat(changes).contains("href=\"#visits-by-month\"", "(changed)").doesNotContain("#focal-points");
    }

    @Test
    void a_chart_is_new_or_gone() throws IOException {
        SortedMap<String, String> charts = new TreeMap<>(first.charts());
        charts.remove("focal-points");
        charts.put("something-else", "0");

        assertThat(page(release, Optional.of(new Before("2020-05-30-1", charts))))
                .contains(
                        "What changed since release 2020-05-30-1", "(new)", "No longer in this pack: something-else.");
    }

    @Test
    void its_manifest_says_what_it_was_compared_with_so_that_it_can_be_drawn_again() throws IOException {
        page(release, Optional.of(first));

        assertThat(Files.readString(folder.resolve("page/manifest.json")))
                .contains("\"compared_with\"", "\"release_id\" : \"2020-05-31-1\"");
    }
}
