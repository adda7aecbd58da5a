package org.quarterdeck.corpus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks tests that read the real files of {@link #CORPUS}: without them they are skipped. {@link CorpusCount} tells how
 * many ran.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag(CorpusTest.TAG)
@ExtendWith(CorpusTest.Condition.class)
public @interface CorpusTest {
    /** The tag that they have. */
    String TAG = "corpus";

    /** The folder of real files that offices and servers produced. */
    Path CORPUS = Path.of(System.getProperty("corpus", "no corpus"));

    /** Are the files there? */
    class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Files.isDirectory(CORPUS)
                    ? ConditionEvaluationResult.enabled("the corpus is there")
                    : ConditionEvaluationResult.disabled("the corpus is not there: " + CORPUS);
        }
    }
}
