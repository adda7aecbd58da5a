package org.quarterdeck.schema.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** On which line each part of a YAML file stands, for messages about what it says. */
public final class YamlLines {
    private final String place;
    private final @Nullable Node root;

    private YamlLines(String place, @Nullable Node root) {
        this.place = place;
        this.root = root;
    }

    /** The lines of a text that stands at {@code place} (a file's name); of one that is no YAML, none. */
    public static YamlLines of(String text, String place) {
        try {
            return new YamlLines(place, new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        } catch (YAMLException e) {
            return new YamlLines(place, null);
        }
    }

    /** The lines of a file; of one that cannot be read, none. */
    public static YamlLines of(Path file) {
        try {
            return of(Files.readString(file), file.toString());
        } catch (IOException e) {
            return new YamlLines(file.toString(), null);
        }
    }

    /**
     * Where a part stands, as {@code table.yaml, line 7}: keys and numbers of list entries from the top, as
     * {@code columns, state_code}. A part that is not there stands where the last one before it does.
     */
    public String at(Object... path) {
        int line = line(path);
        return line == 0 ? place : place + ", line " + line;
    }

    /** The number of that line, from 1; 0 when nothing of it is there. */
    public int line(Object... path) {
        Node node = root;
        int line = 0;
        for (Object part : path) {
            Optional<NodeTuple> entry = entry(node, part);
            if (entry.isPresent()) {
                line = number(entry.get().getKeyNode());
                node = entry.get().getValueNode();
            } else if (node instanceof SequenceNode list && part instanceof Integer at && at < size(list)) {
                node = list.getValue().get(at);
                line = number(node);
            } else {
                return line;
            }
        }
        return line;
    }

    private static Optional<NodeTuple> entry(@Nullable Node node, Object key) {
        List<NodeTuple> entries = node instanceof MappingNode map ? map.getValue() : List.of();
        return entries.stream()
                .filter(e -> e.getKeyNode() instanceof ScalarNode word
                        && word.getValue().equals(key))
                .findFirst();
    }

    private static int size(SequenceNode list) {
        return list.getValue().size();
    }

    private static int number(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
