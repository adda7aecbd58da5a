package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an analyst is told of metrics before any night. */
class MetricsCommandTest {
    private static final String OWN = """
            title: {en: Workshops online}
            definition: Workshops held online.
            unit: events
            fact: core.fact_activity
            expression: count(*)
            time: starts_on
            filter: modality = 'virtual'
            periods: [month, to_date]
            additive: yes
            printed: {over: 1000}
            source: the branch
            owner: Desk
            """;

    @TempDir
    Path folder;

    private SmallOffice office = new SmallOffice(Path.of(""));

    @BeforeEach
    void anOffice() {
        office = SmallOffice.in(folder.resolve("office"));
    }

    private Path own(String id, String text) throws IOException {
        Path file = office.home().resolve("config/metrics").resolve(id + ".yaml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private CSVRecord listed(String id) {
        return office.list("metrics").stream()
                .filter(row -> row.get("metric").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_list_says_whose_each_is_and_fits_the_page() throws IOException {
        own("desk.online", OWN);
        own("capacity.workshops", OWN);

        assertThat(listed("desk.online").get("by")).isEqualTo("office");
        assertThat(listed("capacity.workshops").get("by")).isEqualTo("office, in place of the product");
        assertThat(listed("platform.visits").get("by")).isEqualTo("product");
        Ran table = office.ask("metrics");
        assertThat(table.exit()).isZero();
        assertThat(table.out()).contains("desk.online", "platform.visits");
        assertThat(table.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void one_is_explained_line_by_line_with_the_file_that_it_stands_in() throws IOException {
        own("capacity.workshops", OWN);

        Ran ran = office.ask("metrics", "capacity.workshops");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("capacity.workshops: Workshops online\n\nWorkshops held online.\n\nUnit          events\n")
                .contains("\nCounted over  core.fact_activity\nExpression    count(*)\n")
                .contains("\nFilter        modality = 'virtual'\nTime          starts_on\n")
                .contains(
                        "\nAdded up      over time and over slices\nTrend         yes\nPrinted       over: 1000, as over 13,000\n")
                .contains("\nDefined by    office, in place of the product\n")
                .contains("\nFile          config/metrics/capacity.workshops.yaml\n")
                .contains("\nLatest        there is no release yet\n");
    }

    @Test
    void a_derived_one_says_from_what() {
        assertThat(office.ask("metrics", "platform.bounce_rate").out())
                .contains("platform.bounces ÷ platform.visits", "percent: 0, as 68 per cent");
    }

    @Test
    void an_unknown_one_is_answered_with_the_nearest() {
        for (String command : new String[] {"metrics platform.visit", "metric try platform.visit"}) {
            Ran ran = office.ask(command.split(" "));

            assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err()).contains("there is no metric \"platform.visit\"; did you mean \"platform.visits\"?");
        }
    }

    @Test
    void without_an_office_the_product_s_are_listed() {
        Ran ran = Ran.command(
                "metrics", "funds.received", "--home", folder.resolve("none").toString());

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("Funds received", "sum(amount_usd)", "\nDefined by    product\n");
    }

    @Test
    void a_mistake_of_a_draft_is_named_with_its_file_key_and_the_nearest_right_name() throws IOException {
        Path draft = Files.writeString(folder.resolve("desk.online.yaml"), OWN.replace("modality", "modalty"));

        Ran ran = office.ask("metric", "try", draft.toString());

        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(draft + ", filter", "did you mean \"modality\"?");
    }

    @Test
    void without_a_release_a_trial_says_what_to_do_first() throws IOException {
        own("desk.online", OWN);

        Ran ran = office.ask("metric", "try", "desk.online");

        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("there is no release yet; make one with: quarterdeck nightly");
    }

    @Test
    void a_draft_that_is_not_there_is_a_wrong_usage() {
        assertThat(office.ask("metric", "try", "none.yaml").err()).contains("there is no file none.yaml");
    }
}
