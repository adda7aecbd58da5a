package org.quarterdeck.charts.briefing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.quarterdeck.charts.briefing.BriefingDefinition.KeyFigure;
import org.quarterdeck.charts.briefing.BriefingDefinition.Section;
import org.quarterdeck.charts.briefing.BriefingDefinition.Sentence;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Framer;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.charts.text.Choice;
import org.quarterdeck.charts.text.Periods;
import org.quarterdeck.charts.text.Rendered;
import org.quarterdeck.charts.text.Scope;
import org.quarterdeck.charts.text.Template.Voice;
import org.quarterdeck.charts.text.Value;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Release;

/** Fills a wording with the figures of one release, for one period, in one language. */
public final class Composer {
    private final Wording wording;
    private final Scope scope;
    private final Framer framer;
    private final Comparison comparison;
    private final Set<String> notAvailable = new LinkedHashSet<>();
    private final Set<Figure> cited = new LinkedHashSet<>();
    private final Problems problems = new Problems();

    private Composer(Wording wording, Release release, Period period, String language) {
        Periods periods = new Periods(period, release.manifest().asOf(), Map.of());
        this.wording = wording;
        this.scope = new Scope(release, periods, language, wording.definition().values());
        this.framer = new Framer(release, period, language);
        this.comparison = new Comparison(release.figures(), periods, language);
    }

    /**
     * A briefing.
     *
     * @param packs where its charts come from
     * @throws InvalidConfiguration when it names a metric or chart that is not there, with the nearest
     * @throws IllegalArgumentException when the release cannot know the period
     */
    public static Briefing compose(Wording wording, Packs packs, Release release, Period period, String language) {
        Composer composer = new Composer(wording, release, period, language);
        try {
            composer.checkValues();
            return composer.briefing(packs);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(List.of(wording.file() + ": " + e.getMessage()));
        }
    }

    /** Every value is asked for once, so that a wrong metric shows even where no sentence uses it tonight. */
    private void checkValues() {
        for (String name : wording.definition().values().keySet()) {
            try {
                scope.value(name);
            } catch (IllegalArgumentException e) {
                problems.add(wording.file().toString(), "values." + name + ": " + e.getMessage());
            }
        }
        problems.throwIfAny();
    }

    private Briefing briefing(Packs packs) {
        BriefingDefinition definition = wording.definition();
        String title = Objects.requireNonNull(definition.title())
                .render(scope, Voice.SENTENCE)
                .map(Rendered::plain)
                .orElse(scope.release().manifest().office().name().in(scope.language()));
        Rendered headline = Objects.requireNonNull(definition.headline())
                .render(scope, Voice.SENTENCE)
                .orElse(Rendered.of(title));
        cited.addAll(headline.figures());
        List<Rendered> lead = sentences(definition.lead());
        List<Briefing.Tile> tiles =
                definition.keyFigures().stream().flatMap(k -> tile(k).stream()).toList();
        List<Briefing.Part> parts = parts(definition.sections(), packs);
        problems.throwIfAny();
        Stream<Figure> drawn = parts.stream().flatMap(p -> p.charts().stream()).flatMap(c -> c.figures().stream());
        return new Briefing(
                title,
                headline,
                lead,
                tiles,
                parts,
                List.copyOf(notAvailable),
                sorted(cited.stream()),
                sorted(Stream.concat(cited.stream(), drawn)));
    }

    private static List<Figure> sorted(Stream<Figure> figures) {
        return figures.distinct()
                .sorted(Comparator.comparing(Figure::metric)
                        .thenComparing(Figure::period)
                        .thenComparing(f -> f.slice().toString()))
                .toList();
    }

    private List<Rendered> sentences(List<Sentence> sentences) {
        List<Rendered> said = new ArrayList<>();
        for (Sentence sentence : sentences) {
            Optional<Rendered> rendered = sentence.say().render(scope, Voice.SENTENCE);
            rendered.ifPresent(said::add);
            rendered.ifPresent(r -> cited.addAll(r.figures()));
            if (rendered.isEmpty() && !sentence.occasional()) {
                missing(sentence.say().names());
            }
        }
        return said;
    }

    private void missing(Collection<String> names) {
        for (String name : names) {
            if (scope.value(name) instanceof Value.Missing missing) {
                notAvailable.add(missing.what());
            }
        }
    }

    private Optional<Briefing.Tile> tile(KeyFigure key) {
        Value number = scope.value(key.value());
        if (!(number instanceof Value.Amount) && !(number instanceof Value.Hidden)) {
            missing(List.of(key.value()));
            return Optional.empty();
        }
        Rendered alone =
                Choice.of("{" + key.value() + "}").render(scope, Voice.TABLE).orElseThrow();
        Rendered value = key.print() == null
                ? alone
                : key.print().render(scope, Voice.TABLE).orElse(alone);
        Rendered label = key.label().render(scope, Voice.TABLE).orElse(Rendered.of(key.value()));
        List<Briefing.Change> changes =
                number instanceof Value.Amount amount && amount.from().size() == 1
                        ? comparison.changes(amount.from().get(0), amount.form())
                        : List.of(); // a number that follows from two figures has no period of its own
        cited.addAll(value.figures());
        changes.forEach(c -> cited.add(c.from()));
        return Optional.of(new Briefing.Tile(label, value, changes));
    }

    private List<Briefing.Part> parts(List<Section> sections, Packs packs) {
        NavigableMap<String, Pack.Chart> known = new TreeMap<>();
        packs.byName().values().forEach(p -> p.charts().forEach(c -> known.put(p.name() + "/" + c.id(), c)));
        List<Briefing.Part> parts = new ArrayList<>();
        Set<String> drawn = new LinkedHashSet<>();
        for (Section section : sections) {
            List<ChartFrame> charts = new ArrayList<>();
            for (String name : section.charts()) {
                chart(name, known, drawn).ifPresent(charts::add);
            }
            String heading =
                    section.heading() == null ? null : section.heading().in(scope.language());
            Briefing.Part part = new Briefing.Part(section.id(), heading, sentences(section.sentences()), charts);
            if (!part.sentences().isEmpty() || !charts.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private Optional<ChartFrame> chart(String name, NavigableMap<String, Pack.Chart> charts, Set<String> drawn) {
        String place = wording.file().toString();
        Pack.Chart chart = charts.get(name);
        if (chart == null) {
            problems.add(place, "no chart \"" + name + "\"" + Nearest.hint(name, charts.keySet()));
            return Optional.empty();
        }
        if (!drawn.add(chart.id())) {
            problems.add(place, "the chart " + name + " stands twice; leave one out");
            return Optional.empty();
        }
        try {
            return Optional.of(framer.frame(chart)).filter(frame -> shows(frame, chart));
        } catch (InvalidConfiguration e) {
            e.problems().forEach(p -> problems.add(place, p));
            return Optional.empty();
        }
    }

    /** An empty chart says nothing that its line at the foot does not say better. */
    private boolean shows(ChartFrame frame, Pack.Chart chart) {
        if (frame.isEmpty()) {
            notAvailable.add(chart.definition().name().in(scope.language()));
        }
        return !frame.isEmpty();
    }
}
