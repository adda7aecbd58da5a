package org.quarterdeck.charts.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Phrase;

/**
 * Which charts of a pack say something else than those of an earlier release did.
 *
 * @param heading what it is compared with
 * @param charts those that changed or are new
 * @param sentence what there is to say beside them; null when nothing
 */
public record Changes(
        String heading, List<Changed> charts, @Nullable String sentence) {
    /** A chart, and how it changed. */
    public record Changed(String id, String title, String how) {}

    /** By chart, the digest of all that it says: words and numbers, without release and colours. */
    static SortedMap<String, String> digests(List<ChartFrame> frames) {
        SortedMap<String, String> digests = new TreeMap<>();
        for (ChartFrame frame : frames) {
            ChartFrame.ChartTexts texts = frame.texts();
            List<String> said = new ArrayList<>();
            said.add(texts.title());
            said.add(texts.subtitle().plain());
            said.add(texts.alt());
            said.addAll(texts.footnotes());
            said.add(String.valueOf(texts.note()));
            said.add(String.join("\t", frame.table().columns()));
            frame.table().rows().forEach(row -> {
                said.add(row.head());
                row.cells().forEach(cell -> said.add(cell.text()));
            });
            digests.put(
                    frame.id(), FolderManifest.sha256(String.join("\n", said).getBytes(StandardCharsets.UTF_8)));
        }
        return digests;
    }

    static @Nullable Changes of(Optional<Before> before, List<ChartFrame> frames, String language) {
        if (before.isEmpty()) {
            return null;
        }
        Before earlier = before.get();
        SortedMap<String, String> now = digests(frames);
        List<Changed> charts = new ArrayList<>();
        for (ChartFrame frame : frames) {
            String then = earlier.charts().get(frame.id());
            if (then == null || !then.equals(now.get(frame.id()))) {
                Phrase how = then == null ? Phrase.NEW : Phrase.CHANGED;
                charts.add(new Changed(frame.id(), frame.texts().title(), how.in(language)));
            }
        }
        List<String> gone = earlier.charts().keySet().stream()
                .filter(id -> !now.containsKey(id))
                .toList();
        String sentence = !gone.isEmpty()
                ? Phrase.GONE.in(language, String.join(", ", gone))
                : charts.isEmpty() ? Phrase.NOTHING_CHANGED.in(language) : null;
        return new Changes(Phrase.CHANGES.in(language, earlier.releaseId()), charts, sentence);
    }
}
