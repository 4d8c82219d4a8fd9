package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import workshop.Waiting;

/** Closes listeners in a thread of its own, and looks at the channels and at the thread. */
final class Closing {

    private Closing() {}

    /** Closes the listeners in turn. If close waits, perhaps for a moment only, the time limit passes. */
    static void close(List<Listener> listeners, String when) throws Exception {
        close(listeners, when, false);
    }

    /** Closes the listeners in turn, in a thread that was interrupted before. */
    static void closeInterrupted(List<Listener> listeners) throws Exception {
        close(listeners, "in an interrupted thread", true);
    }

    private static void close(List<Listener> listeners, String when, boolean interrupted) throws Exception {
        List<ServerSocketChannel> channels =
                listeners.stream().map(Listener::channel).toList();
        var closing = new FutureTask<>(() -> {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return close(listeners, channels);
        });
        Thread.ofPlatform().daemon().start(closing);
        try {
            Result result = waitingFor(
                    "the return of close " + when, () -> closing.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            assertThat(result.channelsClosed())
                    .withFailMessage("after close the channel is still open, and the port is still in use")
                    .isTrue();
            assertThat(result.threadInterrupted())
                    .as("whether the thread is interrupted after close %s", when)
                    .isEqualTo(interrupted);
        } finally {
            for (ServerSocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    private static Result close(List<Listener> listeners, List<ServerSocketChannel> channels) throws IOException {
        boolean channelsClosed = true;
        for (int i = 0; i < channels.size(); i++) {
            listeners.get(i).close();
            channelsClosed &= !channels.get(i).isOpen();
        }
        return new Result(channelsClosed, Thread.currentThread().isInterrupted());
    }

    private record Result(boolean channelsClosed, boolean threadInterrupted) {}
}
