package org.quarterdeck.charts.pack;

import java.util.Set;
import org.quarterdeck.schema.period.PeriodKind;

/** The kinds of picture, each made for its questions. */
public enum Kind {
    /** Bars by month, provisional months hatched. */
    MONTH_BARS(PeriodKind.MONTH),
    /** A stock by month against a fixed whole. */
    STEPS_TO_TARGET(PeriodKind.TO_DATE),
    /** Two cumulative lines and the gap between them. */
    STEP_GAP(PeriodKind.TO_DATE),
    /** One bar in another, a row for each value of a dimension. */
    BULLET(PeriodKind.TO_DATE),
    /** Two periods of one series, a row for each value of a dimension. */
    DUMBBELL(PeriodKind.TO_DATE),
    /** From one total to another, part by part. */
    WATERFALL(PeriodKind.TO_DATE),
    /** Series by month as lines on one scale, each named at its end. */
    LINES(PeriodKind.MONTH),
    /** A bar for each value of a dimension, longest first. */
    RANKED_BARS(PeriodKind.TO_DATE),
    /** A panel for each value of a dimension, all on one scale, the others in grey behind. */
    SMALL_MULTIPLES(PeriodKind.MONTH),
    /** What a whole is made of, period by period. */
    SHARES(PeriodKind.MONTH),
    /** A cell for each value of a dimension and each period, the darker the more. */
    HEAT_MAP(PeriodKind.MONTH),
    /** The same over two dimensions, as pledges of a quarter and the quarters after it. */
    COHORTS(PeriodKind.TO_DATE),
    /** One panel of monthly bars for each series: never two axes. */
    MONTH_PANELS(PeriodKind.MONTH);

    private final PeriodKind period;

    Kind(PeriodKind period) {
        this.period = period;
    }

    /** The kind of period whose figures it draws. */
    public PeriodKind period() {
        return period;
    }

    /** Does it have a row for each value of a dimension? */
    public boolean hasRows() {
        return this == BULLET || this == RANKED_BARS || this == DUMBBELL;
    }

    /** Does it have a row for each value of a dimension, and columns? */
    public boolean hasGrid() {
        return switch (this) {
            case SMALL_MULTIPLES, SHARES, HEAT_MAP, COHORTS -> true;
            default -> false;
        };
    }

    /** Must it say in which order rows come, and how many? */
    boolean isSorted() {
        return hasRows() || this == SMALL_MULTIPLES || this == SHARES;
    }

    /** The questions that it may answer. */
    Set<Question> questions() {
        return switch (this) {
            case MONTH_BARS -> Set.of(Question.IS_IT_GROWING);
            case STEPS_TO_TARGET -> Set.of(Question.HOW_NEAR_TO_UNIVERSAL);
            case STEP_GAP -> Set.of(Question.HOW_WIDE_IS_THE_GAP);
            case BULLET -> Set.of(Question.WHO_HAS_PAID);
            case WATERFALL, DUMBBELL -> Set.of(Question.WHAT_CHANGED);
            case LINES -> Set.of(Question.IS_IT_GROWING, Question.DOES_THE_CHOICE_MATTER);
            case RANKED_BARS -> Set.of(Question.WHICH_LEADS);
            case SMALL_MULTIPLES -> Set.of(Question.DO_ALL_MOVE_ALIKE);
            case SHARES -> Set.of(Question.WHAT_IS_IT_MADE_OF);
            case HEAT_MAP -> Set.of(Question.WHEN_AND_WHERE);
            case COHORTS -> Set.of(Question.HOW_FAST);
            case MONTH_PANELS -> Set.of(Question.DO_ALL_MOVE_ALIKE, Question.IS_IT_GROWING);
        };
    }

    /** What a reader wants to know; a chart without a question is not drawn. */
    public enum Question {
        IS_IT_GROWING,
        HOW_NEAR_TO_UNIVERSAL,
        HOW_WIDE_IS_THE_GAP,
        WHO_HAS_PAID,
        WHICH_LEADS,
        WHAT_CHANGED,
        DOES_THE_CHOICE_MATTER,
        DO_ALL_MOVE_ALIKE,
        WHAT_IS_IT_MADE_OF,
        WHEN_AND_WHERE,
        HOW_FAST
    }
}
