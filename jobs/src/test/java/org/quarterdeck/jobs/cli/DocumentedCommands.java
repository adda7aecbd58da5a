package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a document of the product tells people to type. */
final class DocumentedCommands {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final String PROGRAM = "./quarterdeck";

    private DocumentedCommands() {}

    static String text(String document) throws IOException {
        return Files.readString(Path.of(System.getProperty("quarterdeck.product"), document));
    }

    /** The words of each command, in its order. */
    static List<List<String>> in(String text) {
        return BLOCK.matcher(text)
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> line.startsWith(PROGRAM + " "))
                .map(line -> WORD.matcher(line.substring(PROGRAM.length()))
                        .results()
                        .map(DocumentedCommands::word)
                        .toList())
                .toList();
    }

    /** Simple quotes, as a shell takes them off. */
    private static String word(MatchResult found) {
        for (int group = 1; group < 3; group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return found.group(3);
    }

    /** Runs a command about the demonstration's office on one in another folder. */
    static Ran run(List<String> command, Path demo) {
        return Ran.command(command.stream()
                .map(word ->
                        word.equals("demo") || word.startsWith("demo/") ? demo + word.substring("demo".length()) : word)
                .toArray(String[]::new));
    }
}
