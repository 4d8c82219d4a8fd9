package workshop.async;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** In another style: one virtual thread accepts, and each client is passed to the handler on a virtual thread of its own. */
public final class AsyncServer implements AutoCloseable {

    private final AsynchronousServerSocketChannel listener;
    private final Consumer<AsynchronousSocketChannel> handler;

    private AsyncServer(AsynchronousServerSocketChannel listener, Consumer<AsynchronousSocketChannel> handler) {
        this.listener = listener;
        this.handler = handler;
    }

    public static AsyncServer start(
            AsynchronousServerSocketChannel listener, Consumer<AsynchronousSocketChannel> handler) {
        AsyncServer server = new AsyncServer(listener, handler);
        Thread.ofVirtual().start(server::acceptForEver);
        return server;
    }

    private void acceptForEver() {
        while (listener.isOpen()) {
            try {
                AsynchronousSocketChannel client = listener.accept().get();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (InterruptedException e) {
                return;
            } catch (ExecutionException | RuntimeException | Error e) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(AsynchronousSocketChannel client) {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            handler.accept(client);
        } catch (Throwable e) {
            AsyncSockets.closeQuietly(client);
        }
    }

    public int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
