package org.quarterdeck.jobs.source.iati;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Holds a file against IATI's activity schema while it is read. After the first fault of an activity the rest of it is
 * passed over; {@link #nextActivity()} begins anew.
 */
final class ActivitySchema {
    private static final Schema SCHEMA = read();
    private static final Pattern CODE = Pattern.compile("(cvc-[a-zA-Z0-9.-]*[a-zA-Z0-9]).*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'([a-z-]{1,40})'");
    private static final Pattern NAME = Pattern.compile("[a-z-]{1,40}");

    private final ValidatorHandler validator = SCHEMA.newValidatorHandler();
    private final AttributesImpl attributes = new AttributesImpl();
    private final Deque<Boolean> isFed = new ArrayDeque<>();
    private String element = "";
    private long line;
    private @Nullable String fault;

    ActivitySchema() throws SAXException {
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                // Nothing breaks the schema.
            }

            @Override
            public void error(SAXParseException e) {
                note(e);
            }

            @Override
            public void fatalError(SAXParseException e) {
                note(e);
            }
        });
        validator.startDocument();
    }

    /** The schemas stand beside this class and name one another; no file of others can add to them. */
    private static Schema read() {
        try {
            SchemaFactory schemas = SchemaFactory.newDefaultInstance();
            schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file,jar:file");
            return schemas.newSchema(ActivitySchema.class.getResource("iati-activities-schema.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException("the product's own IATI schema cannot be read", e);
        }
    }

    /** What is wrong with the file since the last activity began, in our words; null when nothing is. */
    @Nullable
    String fault() {
        return fault;
    }

    /** Forgets what was wrong before. */
    void nextActivity() {
        fault = null;
    }

    void start(XMLStreamReader xml) throws SAXException {
        element = xml.getLocalName();
        line = xml.getLocation().getLineNumber();
        isFed.push(fault == null);
        if (fault != null) {
            return;
        }
        for (int at = 0; at < xml.getNamespaceCount(); at++) {
            validator.startPrefixMapping(text(xml.getNamespacePrefix(at)), text(xml.getNamespaceURI(at)));
        }
        attributes.clear();
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            attributes.addAttribute(
                    text(xml.getAttributeNamespace(at)),
                    xml.getAttributeLocalName(at),
                    qualified(xml.getAttributePrefix(at), xml.getAttributeLocalName(at)),
                    "CDATA",
                    xml.getAttributeValue(at));
        }
        validator.startElement(text(xml.getNamespaceURI()), element, qualified(xml.getPrefix(), element), attributes);
    }

    void characters(XMLStreamReader xml) throws SAXException {
        if (fault == null) {
            validator.characters(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
    }

    /** An element that was begun is ended, or the ones around it would lose their place. */
    void end(XMLStreamReader xml) throws SAXException {
        element = xml.getLocalName();
        line = xml.getLocation().getLineNumber();
        if (isFed.pop()) {
            validator.endElement(text(xml.getNamespaceURI()), element, qualified(xml.getPrefix(), element));
            for (int at = 0; at < xml.getNamespaceCount(); at++) {
                validator.endPrefixMapping(text(xml.getNamespacePrefix(at)));
            }
        }
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String qualified(@Nullable String prefix, String name) {
        return text(prefix).isEmpty() ? name : prefix + ":" + name;
    }

    private void note(SAXParseException e) {
        if (fault == null) {
            String where = NAME.matcher(element).matches() ? ", " + element : "";
            fault = "line " + line + where + ": " + words(text(e.getMessage()));
        }
    }

    /** Its message quotes the file, so only its code is told, and the name of an attribute. */
    private String words(String message) {
        Matcher code = CODE.matcher(message);
        return switch (code.matches() ? code.group(1) : "") {
            case "cvc-complex-type.2.4.a",
                    "cvc-complex-type.2.4.d",
                    "cvc-complex-type.2.4.e",
                    "cvc-complex-type.2.4.f" -> "it stands in the wrong place, or too often";
            case "cvc-complex-type.2.4.b", "cvc-complex-type.2.4.i", "cvc-complex-type.2.4.j" ->
                "an element is missing in it";
            case "cvc-complex-type.4" -> "the attribute" + attribute(message) + " is missing";
            case "cvc-complex-type.3.2.2" -> "the attribute" + attribute(message) + " is not known";
            case "cvc-complex-type.2.1", "cvc-complex-type.2.2", "cvc-complex-type.2.3", "cvc-type.3.1.2" ->
                "it may not hold this text or element";
            case "cvc-elt.1.a", "cvc-elt.1" -> "it is not known";
            default -> "a value is not of the form asked for, as a date is 2026-01-31";
        };
    }

    private String attribute(String message) {
        return QUOTED.matcher(message)
                .results()
                .map(quoted -> quoted.group(1))
                .filter(name -> !name.equals(element))
                .findFirst()
                .map(name -> " " + name)
                .orElse("");
    }
}
