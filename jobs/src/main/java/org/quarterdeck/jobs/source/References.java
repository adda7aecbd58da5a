package org.quarterdeck.jobs.source;

import org.quarterdeck.schema.reference.Currencies;
import org.quarterdeck.schema.reference.ListsInUse;
import org.quarterdeck.schema.reference.MemberStates;

/** The reference lists that words of a file are looked up in. */
public record References(MemberStates states, Currencies currencies) {
    /** The lists that hold for an office. */
    public static References read(ListsInUse lists) {
        return new References(
                MemberStates.read(lists.file("member-states.csv")).and(lists.file("state-aliases.csv")),
                Currencies.read(lists.file("currencies.csv")));
    }

    /** The code of a Member State, by code or name. */
    String state(String word) throws CellRejected {
        return states.code(word)
                .orElseThrow(() -> new CellRejected(
                        "state",
                        word,
                        "is no Member State's code or name"
                                + states.suggestion(word)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; write its ISO 3166-1 code or its name in one of six languages")));
    }

    /** A currency's code. */
    String currency(String word) throws CellRejected {
        if (currencies.contains(word)) {
            return word;
        }
        throw new CellRejected(
                "currency",
                word,
                "is not in ISO 4217"
                        + currencies
                                .suggestion(word)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; write its code of three letters"));
    }
}
