// Mistake: each call has an executor of its own, which closes the channel after the timeout, and whose thread stays.
// Fails with: waited for the threads of 20 attempts that were refused to end, and it did not come
package workshop.client;

import java.net.SocketTimeoutException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "connect-timeout");
            thread.setDaemon(true);
            return thread;
        });
        IOException failure = null;
        int remainingAddresses = addresses.size();
        for (InetSocketAddress address : addresses) {
            long share = Math.max(1_000_000, (deadline - System.nanoTime()) / remainingAddresses--);
            SocketChannel channel = SocketChannel.open();
            ScheduledFuture<?> timeUp = timer.schedule(
                    () -> {
                        channel.close();
                        return null;
                    },
                    share,
                    TimeUnit.NANOSECONDS);
            try {
                channel.connect(address);
                if (!timeUp.cancel(false)) {
                    throw new SocketTimeoutException("connect timed out");
                }
                return configure(channel);
            } catch (IOException e) {
                timeUp.cancel(false);
                channel.close();
                failure = e;
            }
        }
        throw new ConnectException(errorMessage(host, port) + ": " + failure);
    }
}
