package org.quarterdeck.schema.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.quarterdeck.schema.config.Nearest;

/** The currencies of ISO 4217, by their alphabetic codes: {@code reference/currencies.csv}. */
public final class Currencies {
    private static final String CODE = "currency";

    private final Set<String> codes = new TreeSet<>();

    private Currencies() {}

    /** Reads the list. */
    public static Currencies read(Path file) {
        Currencies currencies = new Currencies();
        ReferenceFile.read(file, List.of(CODE)).forEach(row -> currencies.codes.add(row.get(CODE)));
        return currencies;
    }

    /** Is it the code of a currency, exactly? */
    public boolean contains(String code) {
        return codes.contains(code);
    }

    /** A code that may have been meant. It is for messages; nothing is replaced by it. */
    public Optional<String> suggestion(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return codes.contains(upper) ? Optional.of(upper) : Nearest.to(code, codes);
    }
}
