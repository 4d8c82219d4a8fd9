package cli;

import java.io.UncheckedIOException;
import java.util.Optional;
import judge.Code;
import judge.Step;

/**
 * Notices that a source file of a step has changed. It compares the contents: the events of a file system do not reach WSL or
 * a network drive, the times of files are coarse, and some editors replace a file instead of writing to it.
 *
 * <p>Not thread-safe.
 */
final class Sources {

    /** After so many looks, no editor is about to replace the file. */
    private static final int LOOKS = 10;

    private final Step step;
    private Code last;
    private int failures;

    Sources(Step step) {
        this.step = step;
    }

    /**
     * The code, if it differs from the last one; at the first call in any case, and when it can be read again.
     *
     * @throws UncheckedIOException now and then, while it cannot be read
     */
    Optional<Code> changed() {
        Code now;
        try {
            now = Code.read(step.starter());
            failures = 0;
        } catch (UncheckedIOException e) {
            failures++;
            if (failures < LOOKS) {
                // An editor is about to replace the file. The next look will find it.
                return Optional.empty();
            }
            failures = 0;
            last = null;
            throw e;
        }
        if (now.equals(last)) {
            return Optional.empty();
        }
        last = now;
        return Optional.of(now);
    }
}
