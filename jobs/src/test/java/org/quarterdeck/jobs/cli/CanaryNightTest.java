package org.quarterdeck.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person and a machine that stand in every kind of input, and are looked for in all that an office writes. */
@Tag("slow")
class CanaryNightTest {
    private static final String NAME = "Zephyrine Canaribus";
    private static final String EMAIL = "Quercus.Canary@canarydomain.example";
    private static final String IPV4 = "203.0.113.199";
    private static final String IPV6 = "2001:db8:ca4a:2117::c0de";

    /** As much of each as tells it. */
    private static final List<String> CANARIES =
            List.of("Zephyrine", "Canaribus", "Quercus.Canary", "canarydomain", IPV4, "2001:db8:ca4a");

    /** @param bytes as it is delivered to the inbox of a source under a name */
    private record Input(String source, String name, byte[] bytes) {
        static Input of(String source, String name, String text) {
            return new Input(source, name, text.getBytes(UTF_8));
        }
    }

    private static final String PARTICIPANTS =
            "Activity,Participant,E-mail,Country,Counted as,People,Completed,Sex,Remarks\n";
    private static final String FOCAL_POINTS = "Country,Focal point,E-mail,Event,Date,Remarks\n";

    private static final String OBJECTS_OF_PERSONS = """
            title: Participants from a service
            into: staging.participation
            format: {json: {rows: people}}
            columns:
              activity_id: {from: activity}
              person_key: {person: {email: contact.mail, name: name, state: country}}
              state_code: {from: country, as: state}
              identity: {constant: person}
              participants: {from: count}
              completed: {constant: "true"}
            ignored: [remarks]
            redelivery: append
            max_reject_share: 0.5
            """;

    /** One line an input. */
    private static List<Input> inputs() throws IOException {
        return List.of(
                Input.of(
                        "participations",
                        "people " + EMAIL + ".csv",
                        PARTICIPANTS
                                + "a-1," + NAME + "," + EMAIL + ",FRA,Person,1,yes,F," + NAME + "\n"
                                + "a-1," + NAME + ",,FRA,Person,1,yes,F," + EMAIL + "\n"
                                + "a-1," + NAME + "," + EMAIL + ",FRA," + NAME + ",1," + EMAIL + "," + IPV4 + ",\n"
                                + "a-1," + NAME + "," + EMAIL + "," + NAME + ",Person," + NAME
                                + ",no,F,too,many,cells\n"
                                + "a-1,Ada Good,ada@good.example,FRA,Person,1,yes,F,\n".repeat(20)),
                Input.of("objects", "people.json", objects()),
                new Input("objects", "people.json.gz", gzip(objects() + " ")),
                Input.of("objects", "cut.json", objects().substring(0, objects().lastIndexOf(NAME) + 5)),
                new Input(
                        "participations",
                        "packed.zip",
                        zip(NAME + ".csv", PARTICIPANTS + "a-3," + NAME + "," + EMAIL + ",FRA,Person,1,yes,F,\n")),
                Input.of("activities-iati", "activities.xml", activities()),
                Input.of("activities-iati", "wrong.xml", activities().replace("</iati-activity>", "")),
                Input.of("participations", "utf-16.csv", "\ufeff" + PARTICIPANTS + "\"" + NAME + EMAIL),
                new Input(
                        "participations",
                        "people.xlsx",
                        workbook(
                                "Participants",
                                PARTICIPANTS
                                        + "a-2," + NAME + "," + EMAIL + ",FRA,Person,1,yes,F," + IPV6 + "\n"
                                        + "a-2," + NAME + "," + EMAIL + ",Zephyrinia," + NAME + ",1," + EMAIL + ","
                                        + IPV4 + ",\n"
                                        + "a-2,Ada Good,ada@good.example,FRA,Person,1,yes,F,\n".repeat(20))),
                Input.of("participations", "no header.csv", NAME + "," + EMAIL + "\n" + NAME + "," + EMAIL + "\n"),
                Input.of("participations", "no workbook.xlsx", NAME + EMAIL),
                Input.of(
                        "focal-points",
                        IPV4 + ".csv",
                        FOCAL_POINTS
                                + "FRA," + NAME + "," + EMAIL + ",Nominated,2020-05-01," + NAME + "\n"
                                + "FRA," + NAME + "," + EMAIL + "," + NAME + "," + EMAIL + ",\n"
                                + "FRA,Ada Good,ada@good.example,Nominated,2020-05-01,\n".repeat(20)),
                Input.of(
                        "events",
                        "events.csv",
                        "Date,Label,Metrics,Remarks\n2020-05-01,Launch,," + NAME + EMAIL + "\n"
                                + EMAIL + ",Visit,,\n" + IPV4 + ",Visit,,\n" + IPV6 + ",Visit,,\n"
                                + IntStream.range(1, 20)
                                        .mapToObj("2020-05-02,Visit %d,,\n"::formatted)
                                        .collect(Collectors.joining())),
                Input.of("platform-log", "combined.log", combined()),
                Input.of(
                        "platform-log", IPV6.replace(':', '_') + ".log", "2001:db8:ca4a:: nothing like a log\n" + NAME),
                new Input("platform-log", "combined.log.gz", gzip(combined() + line(IPV4, "/again", "Mozilla/5.0"))),
                Input.of("platform-log", "nginx.json", json()),
                Input.of(
                        "platform-log",
                        "iis.log",
                        """
                        #Fields: date time c-ip cs-username cs-method cs-uri-stem cs-uri-query sc-status cs(User-Agent)
                        2020-05-30 10:05:03 IPV4 NAME GET /w3c mail=EMAIL 200 Mozilla/5.0+(X11)
                        2020-05-30 10:05:04 IPV6 NAME GET /w3c/IPV6 mail=EMAIL 200 Mozilla/5.0+(X11)
                        2020-05-30 10:05:05 IPV4 NAME GET
                        """.replace("IPV4", IPV4)
                                        .replace("IPV6", IPV6)
                                        .replace("NAME", NAME.replace(' ', '+'))
                                        .replace("EMAIL", EMAIL)
                                + "2020-05-30 10:05:06 192.0.2.1 - GET /w3c - 200 Mozilla/5.0+(X11)\n".repeat(20)),
                Input.of("platform-log", "cloudfront", """
                        #Version: 1.0
                        #Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query x-forwarded-for
                        2020-05-30	10:05:03	FRA2	7	IPV4	GET	d1.example	/cf	200	https://a.example/?m=EMAIL	Mozilla/5.0%20(X11)	m=EMAIL	IPV6,%20IPV4
                        """.replace("IPV4", IPV4)
                        .replace("IPV6", IPV6)
                        .replace("EMAIL", EMAIL)));
    }

    private static String line(String address, String target, String agent) {
        return address + " - " + NAME.replace(' ', '_') + " [30/May/2020:10:05:03 +0000] \"GET " + target
                + " HTTP/1.1\" 200 7 \"https://other.example/" + EMAIL + "?ip=" + address + "\" \"" + agent + "\"\n";
    }

    private static String combined() {
        return line(IPV4, "/page?mail=" + EMAIL + "&name=Zephyrine", "Mozilla/5.0 " + IPV4)
                + line(IPV6, "/page/" + IPV6, "Mozilla/5.0")
                + line(IPV4, "/robots.txt", "")
                + IPV4 + " " + NAME + " " + EMAIL + " malformed\n"
                + IPV6 + " - - [" + EMAIL + "] \"GET / HTTP/1.1\" 200 7 \"-\" \"-\"\n"
                + line("192.0.2.1", "/page", "Mozilla/5.0").repeat(20);
    }

    private static String json() {
        String line =
                "{\"remote_addr\":\"%s\",\"x_forwarded_for\":\"%s, %s\",\"time_iso8601\":\"2020-05-30T10:05:03Z\","
                        + "\"request\":\"GET /json?m=%s HTTP/1.1\",\"status\":%s,\"http_referer\":\"https://a.example/%s\","
                        + "\"http_user_agent\":\"Mozilla/5.0\",\"user\":\"%s\"}\n";
        return line.formatted(IPV4, IPV6, IPV4, EMAIL, "200", EMAIL, NAME)
                + line.formatted(IPV6 + ", " + IPV4, IPV6, IPV4, EMAIL, "200", EMAIL, NAME)
                + line.formatted(IPV4, IPV6, IPV4, EMAIL, "\"" + NAME + "\"", EMAIL, NAME)
                + "{\"remote_addr\":\"" + IPV4 + "\", \"" + NAME + "\n"
                + line.formatted("192.0.2.1", "", "", "", "200", "", "").repeat(20);
    }

    private static String objects() {
        String person = """
                {"activity": "a-1", "name": "%s", "contact": {"mail": "%s"}, "country": "%s", "count": %s, "remarks": "%s"},
                """;
        return "{\"people\": ["
                + person.formatted(NAME, EMAIL, "FRA", "1", IPV4)
                + person.formatted(NAME, EMAIL, NAME, "\"" + NAME + "\"", IPV6)
                + person.formatted(NAME, "a\", \"mail\": \"" + EMAIL, "FRA", "1", NAME)
                + person.formatted("Ada Good", "ada@good.example", "FRA", "1", "")
                        .repeat(20)
                + person.formatted("Ada Good", EMAIL, NAME, "1", "").strip().replaceAll(",$", "") + "]}";
    }

    /** Contacts stand in an activity, and people put them where they don't belong. */
    private static String activities() {
        String activity = """
                <iati-activity default-currency="USD">
                  <iati-identifier>XM-DAC-%s</iati-identifier>
                  <reporting-org ref="XM-DAC-1" type="40"><narrative>Office</narrative></reporting-org>
                  <title><narrative>Training</narrative></title>
                  <description><narrative>Write to %s</narrative></description>
                  <participating-org ref="XM-DAC-1" role="1" type="40"><narrative>Office</narrative></participating-org>
                  <activity-status code="2"/>
                  <activity-date type="2" iso-date="%s"/>
                  <contact-info><person-name><narrative>%s</narrative></person-name><email>%s</email></contact-info>
                </iati-activity>
                """;
        return "<iati-activities version=\"2.03\">"
                + activity.formatted("1", EMAIL, "2020-05-02", NAME, EMAIL)
                + activity.formatted("2", EMAIL, NAME, NAME, EMAIL)
                + activity.formatted("3", "us", "2020-05-03", NAME, EMAIL)
                        .replace("<activity-status code=\"2\"/>", "<" + NAME.replace(' ', '-') + "/>")
                + "</iati-activities>";
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream packed = new ZipOutputStream(bytes)) {
            packed.putNextEntry(new ZipEntry(name));
            packed.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook(String name, String csv) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet(name);
            List<String> lines = csv.lines().toList();
            for (int row = 0; row < lines.size(); row++) {
                String[] cells = lines.get(row).split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }
        return bytes.toByteArray();
    }

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    private Ran run(String... arguments) {
        Ran ran = Ran.command(arguments);
        said.add(ran.out());
        said.add(ran.err());
        return ran;
    }

    @Test
    void no_canary_is_found_past_the_archive() throws IOException {
        Path home = folder.resolve("office");
        run("init", home.toString());
        String at = home.toString();
        Path sources = home.resolve("config/sources");
        Files.writeString(sources.resolve("objects.yaml"), OBJECTS_OF_PERSONS);
        Files.copy(
                Path.of(System.getProperty("quarterdeck.product"), "config/examples/iati-activities.yaml"),
                sources.resolve("activities-iati.yaml"));
        for (String source : List.of("objects", "activities-iati")) {
            Files.createDirectories(home.resolve("inbox").resolve(source));
        }
        for (Input input : inputs()) {
            Path tried = Files.write(folder.resolve("tried"), input.bytes());
            run("source", "try", tried.toString(), "--source", input.source(), "--home", at);
            // Its draft shows names and words of the file in hand, to whoever has that; it must leave none behind.
            Ran.command("source", "new", tried.toString(), "--home", at);
            Files.write(home.resolve("inbox").resolve(input.source()).resolve(input.name()), input.bytes());
        }
        Path byHand = Files.writeString(
                folder.resolve("by-hand.csv"), FOCAL_POINTS + "DEU," + NAME + "," + EMAIL + ",Nominated,2020-05-02,\n");
        run("load", "focal-points", byHand.toString(), "--home", at);

        Ran night = run("nightly", "--as-of", "2020-05-31", "--home", at);
        assertThat(night.out()).as(night.err()).contains("Release 2020-05-31-1 published");
        run("nightly", "--as-of", "2020-05-31", "--home", at);
        for (String listing : List.of("deliveries", "rejects", "privacy", "doctor", "figures", "runs")) {
            run(listing, "--format", "json", "--home", at);
        }
        run("sql", "SELECT * FROM core.fact_page_view", "--home", at);
        run("sql", "SELECT * FROM core.fact_participation", "--home", at);
        run("pack", "nightly", "--period", "2020-05", "--home", at);
        run("briefing", "--period", "2020-05", "--home", at);

        assertThat(Ran.command("deliveries", "--format", "csv", "--home", at).rows())
                .as("every input arrived")
                .hasSize(inputs().size() + 1);
        PersonalData canaries = new PersonalData(home, CANARIES);
        canaries.assertNoneIsPastTheArchive();
        assertThat(said).noneSatisfy(text -> assertThat(canaries.word(text)).isNotEmpty());
    }
}
