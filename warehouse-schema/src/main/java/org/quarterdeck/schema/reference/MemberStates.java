package org.quarterdeck.schema.reference;

import com.ibm.icu.lang.UCharacter;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.Words;

/**
 * The Member States: {@code reference/member-states.csv}, a row for each and for each validity of its names. A State
 * is found by a code or by a name it has or had, exactly, and never by likeness.
 */
public final class MemberStates {
    private static final String CODE = "state_code";
    private static final String ALIAS = "alias";
    private static final List<String> OTHER_CODES = List.of("alpha2", "m49_code");
    private static final int M49_DIGITS = 3;
    private static final Pattern DIGITS = Pattern.compile("\\d{1," + M49_DIGITS + "}");

    private final Map<String, Set<String>> codesByWord = new HashMap<>();
    private final Map<String, String> nameByWord = new TreeMap<>();

    private MemberStates() {}

    /** Reads the list. */
    public static MemberStates read(Path file) {
        List<String> names =
                Words.LANGUAGES.stream().map(language -> "name_" + language).toList();
        List<String> columns = new java.util.ArrayList<>(names);
        columns.add(CODE);
        columns.addAll(OTHER_CODES);
        MemberStates states = new MemberStates();
        for (CSVRecord row : ReferenceFile.read(file, columns)) {
            String code = row.get(CODE);
            states.add(code, code);
            OTHER_CODES.forEach(other -> states.add(row.get(other), code));
            names.forEach(name -> states.add(row.get(name), code));
            names.forEach(name -> states.nameByWord.put(folded(row.get(name)), row.get(name) + " (" + code + ")"));
        }
        return states;
    }

    /**
     * The same, known by further words too: {@code reference/state-aliases.csv}.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with each word of a State that is none
     */
    public MemberStates and(Path aliases) {
        Problems problems = new Problems();
        for (CSVRecord row : ReferenceFile.read(aliases, List.of(ALIAS, CODE))) {
            if (!codesByWord.containsKey(folded(row.get(CODE)))) {
                problems.add(
                        aliases + ", row " + (row.getRecordNumber() + 1),
                        "state_code \"" + row.get(CODE) + "\" is no Member State's; write its ISO 3166-1 alpha-3 code");
            }
            add(row.get(ALIAS), row.get(CODE));
            nameByWord.putIfAbsent(folded(row.get(ALIAS)), row.get(ALIAS) + " (" + row.get(CODE) + ")");
        }
        problems.throwIfAny();
        return this;
    }

    private void add(String word, String code) {
        if (!word.isBlank()) {
            codesByWord.computeIfAbsent(folded(word), w -> new TreeSet<>()).add(code);
        }
    }

    /**
     * The ISO 3166-1 alpha-3 code of the State that has this code (ISO 3166-1, M49) or this name in one of the six
     * languages, but for case, form of characters and white space around it. A word of two States is no State's.
     */
    public Optional<String> code(String word) {
        return Optional.ofNullable(codesByWord.get(folded(padded(word.strip()))))
                .filter(codes -> codes.size() == 1)
                .map(codes -> codes.iterator().next());
    }

    /** A State that may have been meant, by name and code. It is for messages; nothing is replaced by it. */
    public Optional<String> suggestion(String word) {
        return Nearest.to(folded(word), nameByWord.keySet()).map(nameByWord::get);
    }

    /** A spreadsheet takes the zeros before an M49 code away. */
    private static String padded(String word) {
        return DIGITS.matcher(word).matches() ? "0".repeat(M49_DIGITS - word.length()) + word : word;
    }

    private static String folded(String word) {
        return UCharacter.foldCase(Normalizer.normalize(word, Normalizer.Form.NFKC), true)
                .replace('\u2019', '\'')
                .strip();
    }
}
