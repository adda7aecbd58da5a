package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quarterdeck.corpus.CorpusTest.CORPUS;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.corpus.CorpusTest;
import org.quarterdeck.jobs.source.FileSource;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;

/** What is drafted from a file, and what is left for a person to say. */
class SourceNewTest {

    @TempDir
    Path folder;

    private String drafted(String text, String encoding) throws IOException {
        Path file = Files.write(folder.resolve("file.csv"), text.getBytes(Charset.forName(encoding)));
        Ran ran = Ran.command("source", "new", file.toString());
        assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(read(ran.out())).isEmpty();
        return ran.out();
    }

    private static Iterable<String> read(String draft) {
        Problems problems = new Problems();
        StrictYaml.read(draft, "draft", FileSource.class, problems);
        return problems.found();
    }

    @Test
    void a_complete_draft_can_be_tried_as_it_is() throws IOException {
        String draft = drafted("Fecha;Label;Importe\n31.05.2020;Visita a España;1.234,5\n", "windows-1252");

        assertThat(draft).contains("encoding: windows-1252", "delimiter: \";\"", "numbers: de", "dates: d.M.yyyy");
        assertThat(draft).doesNotContain("Visita");
    }

    @Test
    void what_two_forms_can_be_read_as_is_not_decided_silently() throws IOException {
        assertThat(drafted("Date,Label\n03/04/2025,A\n05/06/2025,B\n", "UTF-8"))
                .contains("# unsure: its dates can be read as", "dd/MM/yyyy", "MM/dd/yyyy");
    }

    @Test
    void no_name_and_no_address_of_a_person_is_drafted() throws IOException {
        String draft = drafted(
                "Country,E-mail,Focal point,Event,Date\nCHE,canary@example.org,Ann Canary,Nominated,2020-05-01\n",
                "UTF-8");

        assertThat(draft).contains("into: staging.focal_point", "person: {email: E-mail");
        assertThat(draft).doesNotContainIgnoringCase("canary");
    }

    @CorpusTest
    @TestFactory
    Stream<DynamicTest> every_file_of_the_corpus_is_drafted() throws IOException {
        return Stream.of("activities", "contributions")
                .flatMap(part -> files(CORPUS.resolve(part)))
                .filter(file -> file.toString().matches(".*\\.(csv|xlsx|web_app)"))
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                    Ran ran = Ran.command("source", "new", file.toString());
                    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.DONE);
                    // Where no name is known, every column is still to be mapped; nothing else is wrong.
                    assertThat(read(ran.out()))
                            .as(ran.out())
                            .allSatisfy(problem -> assertThat(problem).contains("columns is empty"));
                }));
    }

    private static Stream<Path> files(Path part) {
        try (Stream<Path> inner = Files.walk(part)) {
            return inner.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
