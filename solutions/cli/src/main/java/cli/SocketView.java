package cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Shows the sockets of the learner's code, live, while the tests of an exercise run again and again. */
final class SocketView {

    private SocketView() {}

    /** Returns when the learner leaves the table, or when the code has ended the JVM. */
    static void show(Judges judges, JudgeRequest request) throws InterruptedException {
        JudgeProcess process = judges.take();
        CompletableFuture<Void> tests = CompletableFuture.runAsync(() -> repeat(process, request));
        try {
            SocketsCommand.TABLE.run(
                    "workshop sockets", List.of("--pid", String.valueOf(process.pid()), "--every", "100"));
        } finally {
            judges.discard(process);
            tests.join();
        }
    }

    private static void repeat(JudgeProcess process, JudgeRequest request) {
        try {
            while (true) {
                process.judge(request, test -> {});
            }
        } catch (IOException ended) {
            // The learner has left the table, or the code has ended the JVM.
        }
    }
}
