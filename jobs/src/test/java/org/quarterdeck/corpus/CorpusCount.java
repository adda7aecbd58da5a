package org.quarterdeck.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts the tests that read the corpus, and those that were skipped, and leaves the numbers in the build's folder, a file for each process. */
public final class CorpusCount implements TestExecutionListener {
    private static final TestTag TAG = TestTag.create(CorpusTest.TAG);
    private static final Path TOLD = Path.of("target", "corpus-tests");

    private @Nullable TestPlan plan;
    private int ran;
    private int skipped;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (isOfCorpus(test)) {
            skipped += Math.max(1, (int) plan().getDescendants(test).stream()
                    .filter(inner -> plan().getChildren(inner).isEmpty())
                    .count());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && isOfCorpus(test)) {
            if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
                skipped++;
            } else {
                ran++;
            }
        }
    }

    /** Tests that are made while they run have no tags but those of what made them. */
    private boolean isOfCorpus(TestIdentifier test) {
        Optional<TestIdentifier> at = Optional.of(test);
        while (at.isPresent() && !at.get().getTags().contains(TAG)) {
            at = plan().getParent(at.get());
        }
        return at.isPresent();
    }

    private TestPlan plan() {
        if (plan == null) {
            throw new IllegalStateException("a test ran before its plan did");
        }
        return plan;
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        if (ran + skipped > 0) {
            try {
                Files.createDirectories(TOLD);
                Files.writeString(
                        TOLD.resolve(ProcessHandle.current().pid() + "-" + System.identityHashCode(this) + ".txt"),
                        ran + " ran " + skipped + " skipped\n");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + TOLD, e);
            }
        }
    }
}
