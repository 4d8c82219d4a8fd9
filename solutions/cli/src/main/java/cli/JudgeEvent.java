package cli;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import judge.Exercise;
import judge.Verdict;

/** What a {@link JudgeProcess} reports. */
sealed interface JudgeEvent {

    /** One test has ended. */
    record Tested(Verdict verdict) implements JudgeEvent {}

    /**
     * All tests of the request have ended.
     *
     * @param printed the beginning of what the code has printed
     * @param clean whether the code has left no thread and no socket behind
     */
    record Ended(String printed, boolean clean) implements JudgeEvent {}

    /** Reads what {@link Writer#started} has written. */
    static void readStarted(DataInputStream in) throws IOException {
        in.readBoolean();
    }

    /** Reads the next event. An {@link java.io.EOFException} means that the process has ended. */
    static JudgeEvent read(DataInputStream in) throws IOException {
        if (in.readBoolean()) {
            Exercise exercise = Exercise.in(in.readUTF()).orElseThrow();
            String test = in.readUTF();
            return new Tested(
                    new Verdict(exercise, test, in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty()));
        }
        return new Ended(in.readUTF(), in.readBoolean());
    }

    /** Writes events, each at once. */
    final class Writer {

        /** The longest message that {@link DataOutputStream#writeUTF} takes for sure, in characters. */
        private static final int MAX_CHARS = 65_535 / 3;

        private final DataOutputStream out;

        Writer(OutputStream out) {
            this.out = new DataOutputStream(new BufferedOutputStream(out));
        }

        /** The first thing that a process writes. */
        void started() {
            try {
                out.writeBoolean(true);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void write(JudgeEvent event) {
            try {
                switch (event) {
                    case Tested tested -> write(tested.verdict());
                    case Ended ended -> {
                        out.writeBoolean(false);
                        out.writeUTF(ended.printed());
                        out.writeBoolean(ended.clean());
                    }
                }
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void write(Verdict verdict) throws IOException {
            out.writeBoolean(true);
            out.writeUTF(verdict.exercise().toString());
            out.writeUTF(verdict.test());
            out.writeBoolean(!verdict.hasPassed());
            if (!verdict.hasPassed()) {
                String message = verdict.failure().orElseThrow();
                out.writeUTF(message.substring(0, Math.min(message.length(), MAX_CHARS)));
            }
        }
    }
}
