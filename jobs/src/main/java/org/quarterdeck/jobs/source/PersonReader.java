package org.quarterdeck.jobs.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.privacy.PersonKeys;
import org.quarterdeck.jobs.source.format.Cell;

/**
 * A staging column that tells persons apart. What the file says of a person becomes a key here and goes no further:
 * no reject of it quotes a word.
 */
final class PersonReader implements ColumnReader {
    private static final String RULE = "person";

    private final ColumnMapping.Person person;
    private final List<String> fileColumns;
    private final PersonKeys keys;
    private final References references;

    PersonReader(ColumnMapping.Person person, List<String> fileColumns, PersonKeys keys, References references) {
        this.person = person;
        this.fileColumns = fileColumns;
        this.keys = keys;
        this.references = references;
    }

    @Override
    public @Nullable Object read(long rowNo, List<Cell> row) throws CellRejected {
        String email = text(row, person.email());
        if (person.email() != null && !email.isEmpty()) {
            return ofEmail(email, person.email());
        }
        String name = text(row, person.name());
        return name.isEmpty() ? null : keys.ofName(name, state(row));
    }

    private String ofEmail(String email, String column) throws CellRejected {
        // A dash or "none" in place of an address would make one person of many.
        if (email.indexOf('@') < 1) {
            throw new CellRejected(RULE, "", "is no e-mail address; correct it or leave it empty").in(column);
        }
        return keys.ofEmail(email);
    }

    private String state(List<Cell> row) throws CellRejected {
        String column = String.valueOf(person.state());
        String state = text(row, person.state());
        if (state.isEmpty()) {
            throw new CellRejected(RULE, "", "is empty, and only a State tells namesakes apart; fill it in").in(column);
        }
        try {
            return references.state(state);
        } catch (CellRejected e) {
            throw e.in(column);
        }
    }

    private String text(List<Cell> row, @Nullable String column) throws CellRejected {
        if (column == null) {
            return "";
        }
        Cell cell = row.get(fileColumns.indexOf(column));
        if (cell instanceof Cell.Broken broken) {
            throw Typing.broken(broken).in(column);
        }
        return cell.text();
    }
}
