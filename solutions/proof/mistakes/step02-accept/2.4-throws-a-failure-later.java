// Mistake: keeps the exception of a handler, and throws it when handle is called for another connection.
// Fails with: [the exception of handle, when the handler fails on its thread, at each call]
package workshop.accept;

import java.util.concurrent.atomic.AtomicReference;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        AtomicReference<IOException> failure = new AtomicReference<>();
        return connection -> {
            IOException earlier = failure.getAndSet(null);
            if (earlier != null) {
                connection.close();
                throw earlier;
            }
            Thread.startVirtualThread(() -> {
                try {
                    handle(connection);
                } catch (IOException e) {
                    failure.set(e);
                }
            });
        };
    }
}
