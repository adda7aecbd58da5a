package org.quarterdeck.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.metrics.source.CodegenMetrics;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class EngineTest {
    @Test
    void code_generated_for_a_query_is_compiled_once_for_all_sessions_and_their_tasks() {
        SparkSession first = Engine.start().newSession();
        long before = compiled();
        distinct(first);
        long forTheFirst = compiled() - before;

        distinct(Engine.start().newSession());

        assertThat(forTheFirst).isPositive();
        assertThat(compiled() - before).isEqualTo(forTheFirst);
    }

    private static void distinct(SparkSession spark) {
        spark.sql("SELECT count(DISTINCT id % 977), max(id * 31 + 977) FROM range(0, 10000, 1, 1)")
                .collectAsList();
    }

    private static long compiled() {
        return CodegenMetrics.METRIC_COMPILATION_TIME().getCount();
    }
}
