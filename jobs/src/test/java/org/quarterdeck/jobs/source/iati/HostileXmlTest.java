package org.quarterdeck.jobs.source.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.iati.IatiFormat.Rows;

/** Files that somebody made to do harm: refused, without a word of theirs, and before they fill the memory. */
class HostileXmlTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String ROOT = "<iati-activities version=\"2.03\">";

    @TempDir
    Path folder;

    private String refusal(Path file) {
        DeliveryRefused refused =
                catchThrowableOfType(DeliveryRefused.class, () -> new ActivityFile(file).rows(Rows.TRANSACTIONS));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).doesNotContainIgnoringCase("secret").hasSizeLessThan(200);
        return refused.reason();
    }

    private String refusal(String content) throws IOException {
        return refusal(ActivityFile.of(folder, content).path());
    }

    /** A file of a beginning, a piece many times, and an end. */
    private Path file(String begin, String piece, long times, String end) throws IOException {
        Path file = folder.resolve("long.xml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(begin);
            for (long at = 0; at < times; at++) {
                out.write(piece);
            }
            out.write(end);
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x \"secret\"><!ENTITY y \"&x;&x;&x;&x;\"><!ENTITY z \"&y;&y;&y;&y;\">]>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/secret\">]>",
                "<!DOCTYPE a SYSTEM \"file:///etc/secret.dtd\">",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"file:///etc/secret.dtd\"> %x;]>"
            })
    void a_file_that_declares_entities_is_refused(String type) throws IOException {
        assertThat(refusal(type + ROOT + "<iati-activity>&x;</iati-activity></iati-activities>"))
                .contains("it declares or uses entities of its own");
    }

    @Test
    void an_entity_that_nobody_declared_is_refused() throws IOException {
        refusal(ROOT + "<iati-activity><iati-identifier>&secret;</iati-identifier></iati-activity></iati-activities>");
    }

    @Test
    void nothing_is_fetched_for_a_file() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/secret";
            refusal("<!DOCTYPE a SYSTEM \"" + url + "\">" + ROOT + "</iati-activities>");
            refusal("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + url + "\">]>" + ROOT + "&x;</iati-activities>");
            refusal("<iati-activities version=\"2.03\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xsi:noNamespaceSchemaLocation=\"" + url + "\" xsi:schemaLocation=\"urn:x " + url + "\">"
                    + "<x:y xmlns:x=\"urn:x\"/></iati-activities>");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_hundred_megabytes_in_one_attribute_are_refused() throws IOException {
        assertThat(refusal(file(ROOT + "<iati-activity x=\"", "secret  ".repeat(128), 100L * 1024, "\"/>")))
                .contains("is larger than 2 MB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iati-activity><iati-identifier>",
                "<iati-activity><contact-info><email>",
                "<iati-activity><title><narrative><![CDATA[",
                "<iati-activity><!--",
                "<iati-activity><?x "
            })
    void a_hundred_megabytes_in_one_text_are_refused(String begin) throws IOException {
        assertThat(refusal(file(ROOT + begin, "secret  ".repeat(128), 100L * 1024, "")))
                .containsPattern("is larger than 2 MB|is far larger or deeper");
    }

    @Test
    void a_hundred_megabytes_before_the_root_are_refused() throws IOException {
        refusal(file("<!DOCTYPE a [", "<!ENTITY secret \"x\">".repeat(50), 100L * 1024, "]><a/>"));
        refusal(file("<?xml version=\"1.0\"?>", " ".repeat(1024), 100L * 1024, "<a/>"));
        refusal(file("<", "secret".repeat(170), 100L * 1024, "/>"));
    }

    @Test
    void elements_within_elements_without_end_are_refused() throws IOException {
        assertThat(refusal(file(ROOT, "<x>", MEGABYTE, ""))).contains("line 1");
        assertThat(refusal(file(ROOT + "<iati-activity>", "<x:a xmlns:x=\"urn:x\">", MEGABYTE, "")))
                .contains("far larger or deeper");
    }

    @Test
    void an_activity_without_end_is_refused() throws IOException {
        String begin = ROOT + ActivityFile.ACTIVITY.substring(0, ActivityFile.ACTIVITY.indexOf("%s"));
        String transaction = "<transaction><transaction-type code=\"1\"/><transaction-date iso-date=\"2025-01-01\"/>"
                + "<value value-date=\"2025-01-01\">1</value></transaction>";

        assertThat(refusal(file(begin, transaction, MEGABYTE, ""))).contains("far larger or deeper");
        assertThat(refusal(file(begin, "<secret secret='1'/>", MEGABYTE, ""))).contains("far larger or deeper");
    }

    @Test
    void names_without_end_are_refused() throws IOException {
        StringBuilder activity = new StringBuilder(ROOT + "<iati-activity>");
        for (int at = 0; at < 20_000; at++) {
            activity.append("<x").append(at).append("/>");
        }
        assertThat(refusal(activity.toString())).contains("far larger or deeper");
    }

    @Test
    void ten_thousand_attributes_are_refused() throws IOException {
        StringBuilder tag = new StringBuilder(ROOT + "<iati-activity ");
        for (int at = 0; at < 20_000; at++) {
            tag.append("a").append(at).append("='secret' ");
        }
        refusal(tag.append("/></iati-activities>").toString());
    }

    @Test
    void a_file_cut_off_or_in_another_encoding_than_it_says_is_refused() throws IOException {
        String whole = Files.readString(ActivityFile.activities(folder, "").path());

        assertThat(refusal(whole.substring(0, whole.length() - 20))).contains("cut off");
        assertThat(refusal(whole.substring(0, 60))).contains("cut off");
        Path latin = Files.write(
                folder.resolve("latin.xml"),
                whole.replace("A title", "D\u00e9j\u00e0").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal(latin)).contains("in another encoding than it says");
        assertThat(refusal(whole.replace("UTF-8", "secret-8"))).contains("in another encoding than it says");
        assertThat(refusal(whole.replace("Words", "Wor\u0001ds"))).contains("line 7: it is no well-formed XML");
    }

    @Test
    void a_file_with_something_after_its_end_is_refused() throws IOException {
        String whole = Files.readString(ActivityFile.activities(folder, "").path());

        assertThatThrownBy(() -> ActivityFile.of(folder, whole + "<a/>").rows(Rows.ACTIVITIES))
                .isInstanceOf(DeliveryRefused.class);
    }
}
