package org.quarterdeck.jobs.source.iati;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.xml.sax.SAXException;

/**
 * The activities of a file, one in memory at a time. The parser is the platform's, without document types, entities or
 * anything from outside the file; and nothing in a file may be larger than a publisher would make it.
 */
final class ActivityReader implements Closeable {
    private static final long LARGEST_PIECE = 2L << 20;
    private static final long LARGEST_ACTIVITY = 32L << 20;
    private static final int MOST_ELEMENTS = 300_000;
    private static final int MOST_NAMES = 10_000;
    private static final int DEEPEST = 64;

    private static final String ROOT = "iati-activities";
    private static final String ACTIVITY = "iati-activity";
    private static final Set<String> VERSIONS = Set.of("2.01", "2.02", "2.03");

    /** What no row is made of: the persons to write to above all. */
    private static final Set<String> LEFT_OUT = Set.of(
            "contact-info",
            "location",
            "country-budget-items",
            "humanitarian-scope",
            "policy-marker",
            "budget",
            "planned-disbursement",
            "document-link",
            "legacy-data",
            "conditions",
            "baseline",
            "crs-add",
            "fss");

    private final ByteBudget file;
    private final XMLStreamReader xml;
    private final ActivitySchema schema;
    private final Set<String> names = new HashSet<>();
    private int depth;
    private int elements;
    private long began;

    /**
     * An activity.
     *
     * @param element what it holds
     * @param fault where and how it breaks the schema, in our words; null when it does not
     */
    record Activity(Element element, @Nullable String fault) {}

    private ActivityReader(ByteBudget file) throws IOException, XMLStreamException, SAXException {
        this.file = file;
        this.xml = parsers().createXMLStreamReader(XmlText.open(file));
        this.schema = new ActivitySchema();
    }

    /**
     * Opens a file before its first activity.
     *
     * @throws DeliveryRefused when it is no activity file of a version that is read
     */
    static ActivityReader open(Path path) throws IOException, DeliveryRefused {
        ByteBudget file = new ByteBudget(Files.newInputStream(path));
        file.allow(LARGEST_PIECE);
        try {
            ActivityReader reader = new ActivityReader(file);
            reader.root();
            return reader;
        } catch (XMLStreamException | SAXException | RuntimeException e) {
            file.close();
            throw unreadable(file, e);
        } catch (DeliveryRefused e) {
            file.close();
            throw e;
        }
    }

    private static XMLInputFactory parsers() {
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return parsers;
    }

    private void root() throws XMLStreamException, SAXException, DeliveryRefused {
        while (depth == 0) {
            event();
        }
        throwIfFaulty();
    }

    /**
     * The next activity, null after the last.
     *
     * @throws DeliveryRefused when the rest of the file cannot be read
     */
    @Nullable
    Activity next() throws IOException, DeliveryRefused {
        try {
            while (xml.hasNext()) {
                int event = event();
                if (event == XMLStreamConstants.START_ELEMENT && depth == 2 && isOurs(ACTIVITY)) {
                    return activity();
                }
                throwIfFaulty();
            }
            return null;
        } catch (XMLStreamException | SAXException | RuntimeException e) {
            throw unreadable(file, e);
        }
    }

    /** The activity whose tag was read, up to its end. */
    private Activity activity() throws XMLStreamException, SAXException, DeliveryRefused {
        began = file.total();
        elements = 0;
        Element activity = element();
        Deque<Element> open = new ArrayDeque<>(List.of(activity));
        while (!open.isEmpty()) {
            switch (event()) {
                case XMLStreamConstants.START_ELEMENT -> begin(open);
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.element().append(xml.getText());
                default -> {
                    // Comments and the like.
                }
            }
        }
        String fault = schema.fault();
        schema.nextActivity();
        return new Activity(activity, fault);
    }

    private void begin(Deque<Element> open) throws XMLStreamException, SAXException, DeliveryRefused {
        if (xml.getNamespaceURI() == null && !LEFT_OUT.contains(xml.getLocalName())) {
            Element element = element();
            open.element().add(element);
            open.push(element);
            return;
        }
        int around = depth - 1;
        while (depth > around) {
            event();
        }
    }

    private Element element() {
        Element element = new Element(xml.getLocalName(), line());
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            String space = xml.getAttributeNamespace(at);
            if (space == null || space.isEmpty()) {
                element.put(xml.getAttributeLocalName(at), xml.getAttributeValue(at));
            } else if (space.equals(XMLConstants.XML_NS_URI)) {
                element.put("xml:" + xml.getAttributeLocalName(at), xml.getAttributeValue(at));
            }
        }
        return element;
    }

    /** Every event passes here: held against the limits and the schema. */
    private int event() throws XMLStreamException, SAXException, DeliveryRefused {
        file.allow(LARGEST_PIECE);
        int event = xml.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                depth++;
                elements++;
                if (depth == 1) {
                    throwIfUnknown();
                }
                throwIfTooLarge();
                schema.start(xml);
            }
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                schema.end(xml);
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                throwIfTooLarge();
                if (depth > 0) {
                    schema.characters(xml);
                }
            }
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new DeliveryRefused(
                        "line " + line() + ": it declares or uses entities of its own, as IATI files do not; ask the"
                                + " publisher for one without a DOCTYPE");
            default -> {
                // Comments and instructions are no data.
            }
        }
        return event;
    }

    /** A root that is no activity file's, or of another version. */
    private void throwIfUnknown() throws DeliveryRefused {
        if (isOurs("iati-organisations")) {
            throw new DeliveryRefused("it is an IATI organisation file, and activity files are read; ask for that one");
        }
        if (!isOurs(ROOT)) {
            throw new DeliveryRefused("it is XML and no IATI activity file, which begins with <" + ROOT + ">");
        }
        String version = xml.getAttributeValue(null, "version");
        if (version == null || !VERSIONS.contains(version.strip())) {
            String fact = version == null
                    ? "it names no version of IATI"
                    : version.strip().matches("[1-9]\\.[0-9]{1,2}")
                            ? "it is IATI " + version.strip()
                            : "it names a version that IATI does not have";
            throw new DeliveryRefused(fact + "; 2.01 to 2.03 are read: ask the publisher for one of these");
        }
    }

    private boolean isOurs(String name) {
        return xml.getNamespaceURI() == null && xml.getLocalName().equals(name);
    }

    /** What breaks the schema outside of every activity concerns the whole file. */
    private void throwIfFaulty() throws DeliveryRefused {
        if (schema.fault() != null) {
            throw new DeliveryRefused(
                    "it breaks the schema of IATI 2.03, " + schema.fault() + "; ask the publisher to correct it");
        }
    }

    private void throwIfTooLarge() throws DeliveryRefused {
        boolean areTooMany = false;
        if (xml.isStartElement()) {
            names.add(xml.getLocalName());
            for (int at = 0; at < xml.getAttributeCount(); at++) {
                names.add(xml.getAttributeLocalName(at));
            }
            areTooMany = names.size() > MOST_NAMES || elements > MOST_ELEMENTS || depth > DEEPEST;
        }
        if (areTooMany || file.total() - began > LARGEST_ACTIVITY) {
            throw tooLarge(line());
        }
    }

    private static DeliveryRefused tooLarge(long line) {
        return new DeliveryRefused("line " + line + ": an activity, or a part of one, is far larger or deeper than"
                + " publishers make them; ask for a file with smaller ones");
    }

    private long line() {
        return xml.getLocation().getLineNumber();
    }

    /** What the parser found may quote the file, so its words stay with the cause. */
    private static DeliveryRefused unreadable(ByteBudget file, Exception e) throws IOException {
        file.throwIfFailed();
        String where = "";
        if (e instanceof XMLStreamException xml && xml.getLocation() != null) {
            where = "line " + xml.getLocation().getLineNumber() + ": ";
        }
        return new DeliveryRefused(
                file.isSpent()
                        ? where + "a text, an attribute or a tag is larger than 2 MB, as none in IATI is"
                        : where + "it is no well-formed XML, in another encoding than it says, or cut off; ask for it"
                                + " again",
                e);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
