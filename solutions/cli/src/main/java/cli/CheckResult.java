package cli;

import java.util.List;
import judge.CompilationException.CompilerError;
import judge.Verdict;

/** What came of a check. */
sealed interface CheckResult {

    /** Whether all tests of the exercise have run and passed. */
    default boolean hasPassed() {
        return false;
    }

    /**
     * The tests of the exercise ran.
     *
     * @param verdicts in the order in which the tests ran; if the first failure was enough, the failing test is the last
     * @param printed the beginning of what the code printed to its standard output
     */
    record Tested(List<Verdict> verdicts, String printed) implements CheckResult {

        @Override
        public boolean hasPassed() {
            return verdicts.stream().allMatch(Verdict::hasPassed);
        }

        Verdict firstFailure() {
            return Verdict.failed(verdicts).getFirst();
        }
    }

    /** The code does not compile. */
    record DoesNotCompile(CompilerError first) implements CheckResult {}

    /** A later check took its place. */
    record Cancelled() implements CheckResult {}
}
