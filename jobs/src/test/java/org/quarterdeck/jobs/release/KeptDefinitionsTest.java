package org.quarterdeck.jobs.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.office.Digests;

class KeptDefinitionsTest {
    @TempDir
    Path folder;

    private Path metric;
    private String digest = "";
    private KeptDefinitions kept;

    @BeforeEach
    void keep() throws IOException {
        metric = Files.writeString(folder.resolve("visits.yaml"), "unit: visits\n");
        digest = Digests.sha256(metric);
        kept = new KeptDefinitions(folder.resolve("kept"));
        kept.keep(Map.of("metrics/visits.yaml", metric), Map.of("metrics/visits.yaml", digest));
    }

    private Path out() throws IOException {
        return Files.createDirectories(folder.resolve("out"));
    }

    @Test
    void a_definition_lies_where_it_stood_whatever_became_of_it_since() throws IOException {
        Files.writeString(metric, "unit: page views\n");

        assertThat(kept.unfold(Map.of("metrics/visits.yaml", digest), out())).isEmpty();
        assertThat(folder.resolve("out/metrics/visits.yaml")).hasContent("unit: visits\n");
    }

    @Test
    void the_same_text_is_kept_once() throws IOException {
        kept.keep(Map.of("office/metrics/visits.yaml", metric), Map.of("office/metrics/visits.yaml", digest));

        try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly(digest);
        }
    }

    @Test
    void a_definition_that_was_changed_during_the_night_stops_it() throws IOException {
        Files.writeString(metric, "unit: page views\n");
        String old = Digests.sha256(java.util.List.of("another"));

        assertThatThrownBy(() -> kept.keep(Map.of("metrics/visits.yaml", metric), Map.of("metrics/visits.yaml", old)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("metrics/visits.yaml was changed while the night ran; start the night again");
    }

    @Test
    void a_definition_that_was_lost_or_altered_is_named() throws IOException {
        Files.writeString(folder.resolve("kept").resolve(digest), "unit: none\n");
        String lost = "0".repeat(64);

        assertThat(kept.unfold(Map.of("metrics/visits.yaml", digest, "reference/robots.csv", lost), out()))
                .anySatisfy(p -> assertThat(p).contains("metrics/visits.yaml: ", " was altered"))
                .anySatisfy(p -> assertThat(p).contains("reference/robots.csv: was not kept"))
                .hasSize(2);
    }

    @Test
    void no_name_leads_out_of_the_folder() throws IOException {
        assertThat(kept.unfold(Map.of("../visits.yaml", digest), out()))
                .containsExactly("../visits.yaml: is no name of a definition");
    }
}
