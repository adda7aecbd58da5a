package org.quarterdeck.jobs.sample;

import static java.util.stream.Collectors.groupingBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The Member States: their names by day, and the order in which the sample takes them. */
final class States {
    private final Map<String, List<Row>> byCode;
    private final List<String> inOrder;

    States(Facts facts) {
        byCode = facts.reference("member-states").stream().collect(groupingBy(row -> row.text("state_code")));
        inOrder = byDigest(byCode.keySet());
    }

    /** The codes by the digest of each, so that nobody reads the order as a fact about States. */
    List<String> inOrder() {
        return inOrder;
    }

    /** What a State was called on a day, in English. */
    String name(String code, LocalDate on) {
        return name(code, on, "en");
    }

    /** What a State was called on a day. */
    String name(String code, LocalDate on, String language) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(row -> !on.isBefore(row.day("valid_from")))
                .filter(row -> !row.has("valid_to") || on.isBefore(row.day("valid_to")))
                .map(row -> row.text("name_" + language))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no Member State " + code + " on " + on));
    }

    /** Ids in the order of the SHA-256 of each. */
    static List<String> byDigest(Collection<String> ids) {
        return ids.stream().sorted(Comparator.comparing(States::digest)).toList();
    }

    private static String digest(String id) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
