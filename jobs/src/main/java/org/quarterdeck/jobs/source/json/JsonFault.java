package org.quarterdeck.jobs.source.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.quarterdeck.jobs.source.format.DeliveryRefused;

/** Says what the parser could not read, and where. What it says itself may quote the file, and stays with the cause. */
final class JsonFault {
    private JsonFault() {}

    /**
     * What is wrong with the text, and what to do; empty when it is the machine that failed.
     *
     * @param place where, as {@code line 3, column 7}
     */
    static Optional<String> fact(IOException e, String place) {
        if (e instanceof StreamConstraintsException) {
            return Optional.of("at " + place + " it has a text longer than " + JsonTokens.LONGEST_TEXT
                    + " characters, or lists in lists more than " + JsonTokens.DEEPEST + " deep, or a number or name"
                    + " longer than any; write it shorter");
        }
        if (e instanceof JsonEOFException) {
            return Optional.of("it ends at " + place + ", before its JSON does; deliver it whole");
        }
        if (e instanceof JsonProcessingException) {
            return Optional.of("it is no JSON at " + place + "; write it as JSON, or have its owner do so");
        }
        return e instanceof CharacterCodingException
                ? Optional.of("behind " + place + " it has bytes that are no text in the declared encoding; save it in"
                        + " that encoding or declare the right one")
                : Optional.empty();
    }

    /** Refuses a document for what the parser found; throws on what the machine did. */
    static DeliveryRefused refused(IOException e, JsonParser parser) throws IOException {
        String fact = fact(e, place(location(e, parser))).orElseThrow(() -> e);
        return new DeliveryRefused(fact, e);
    }

    static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static JsonLocation location(IOException e, JsonParser parser) {
        JsonLocation told = e instanceof JsonProcessingException json ? json.getLocation() : null;
        return told == null ? parser.currentLocation() : told;
    }
}
