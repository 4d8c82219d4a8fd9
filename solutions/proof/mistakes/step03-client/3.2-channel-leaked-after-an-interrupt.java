// Mistake: connects on another thread, and leaves the channel open after an interrupt.
// Seen on: Linux
// Fails with: [descriptors left open by 100 attempts on a thread that is interrupted]
package workshop.client;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        var attempt = new FutureTask<>(() -> channel.connect(address));
        Thread.startVirtualThread(attempt);
        try {
            attempt.get(milliseconds(nanoseconds), TimeUnit.MILLISECONDS);
            return configure(channel);
        } catch (ExecutionException e) {
            channel.close();
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            channel.close();
            throw new IOException("no response in time");
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }
}
