package org.quarterdeck.jobs.trends;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.quarterdeck.jobs.trends.Series.Point;

/**
 * The seasonal test: each place in the calendar is compared with itself alone, and the counts are added up (Hirsch, Slack
 * and Smith 1982). Where months that follow each other move together, the sum varies more than its parts do; their
 * covariances are estimated after Dietz and Killeen (Hirsch and Slack 1984), a missing value at the middle of the ranks.
 */
final class SeasonalKendall {
    private final SortedMap<Integer, Season> seasons = new TreeMap<>();
    private final List<Integer> years;

    /** The values of one place in the calendar, by year. */
    private record Season(SortedMap<Integer, Double> byYear) {
        double[] values() {
            return byYear.values().stream().mapToDouble(Double::doubleValue).toArray();
        }

        /** The sign of the change from one year to another; 0 where either is missing. */
        long sign(int from, int to) {
            Double before = byYear.get(from);
            Double after = byYear.get(to);
            return before == null || after == null ? 0 : Kendall.sign(before, after);
        }
    }

    private SeasonalKendall(Series series) {
        TreeSet<Integer> known = new TreeSet<>();
        for (Map.Entry<Integer, List<Point>> place : series.byCalendar().entrySet()) {
            SortedMap<Integer, Double> byYear = new TreeMap<>();
            for (Point point : place.getValue()) {
                byYear.put(point.period().end().getYear(), point.value());
                known.add(point.period().end().getYear());
            }
            seasons.put(place.getKey(), new Season(byYear));
        }
        years = List.copyOf(known);
    }

    /** Over a series of months or quarters. */
    static SeasonalKendall of(Series series) {
        return new SeasonalKendall(series);
    }

    /** The test of one place in the calendar. */
    Kendall season(int place) {
        Season season = seasons.get(place);
        return Kendall.mann(season == null ? new double[0] : season.values());
    }

    /** The test, as if the seasons were independent of each other. */
    Kendall independent() {
        long s = 0;
        double variance = 0;
        for (int place : seasons.keySet()) {
            Kendall of = season(place);
            s += of.s();
            variance += of.variance();
        }
        return new Kendall(s, variance);
    }

    /** The test, with what the seasons have in common. */
    Kendall withCovariance() {
        Kendall alone = independent();
        List<Season> all = new ArrayList<>(seasons.values());
        double covariances = 0;
        for (int g = 0; g < all.size(); g++) {
            for (int h = g + 1; h < all.size(); h++) {
                covariances += covariance(all.get(g), all.get(h));
            }
        }
        return new Kendall(alone.s(), alone.variance() + 2 * covariances);
    }

    private double covariance(Season one, Season other) {
        long concordance = 0;
        double ranks = 0;
        for (int i = 0; i < years.size(); i++) {
            for (int j = i + 1; j < years.size(); j++) {
                concordance += one.sign(years.get(i), years.get(j)) * other.sign(years.get(i), years.get(j));
            }
            ranks += rank(one, years.get(i)) * rank(other, years.get(i));
        }
        double expected =
                years.size() * (one.byYear().size() + 1.0) * (other.byYear().size() + 1.0);
        return (concordance + 4 * ranks - expected) / 3;
    }

    private double rank(Season season, int year) {
        long above = 0;
        for (int other : years) {
            above += season.sign(other, year);
        }
        return (season.byYear().size() + 1 + above) / 2.0;
    }
}
