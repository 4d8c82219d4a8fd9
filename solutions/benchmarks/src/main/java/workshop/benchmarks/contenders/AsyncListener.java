package workshop.benchmarks.contenders;

import java.io.IOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.util.concurrent.Executors;

/**
 * Opens asynchronous listeners in a group of one thread. Netty's event loop and the selector loop have one thread,
 * too.
 */
final class AsyncListener {

    private AsyncListener() {}

    static AsynchronousServerSocketChannel open() throws IOException {
        var group = AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
        return AsynchronousServerSocketChannel.open(group).bind(Listening.onAnyPort(), Listening.BACKLOG);
    }
}
