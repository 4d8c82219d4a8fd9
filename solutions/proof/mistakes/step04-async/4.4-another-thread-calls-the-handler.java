// Mistake: the loop passes the messages to a thread of its own, which calls the handler.
// Fails with: waited for the end of receiving, after a handler that threw java.lang.IllegalStateException: poisoned, but it was completed
// Or with: waited for the end of receiving, after a handler that threw java.lang.Error: poisoned, but it was completed
package workshop.async;

class ReadLoop {
    private final java.util.concurrent.ExecutorService worker =
            java.util.concurrent.Executors.newSingleThreadExecutor(
                    task -> Thread.ofPlatform().daemon().unstarted(task));

    private void passMessages() throws Exception {
        in.flip();
        try {
            for (ByteBuffer message = decoder.decode(in); message != null && connection.isOpen(); ) {
                ByteBuffer next = message;
                worker.execute(() -> {
                    try {
                        handler.message(next);
                    } catch (Throwable e) {
                        failed(e, null);
                    }
                });
                message = decoder.decode(in);
            }
        } finally {
            worker.execute(handler::readComplete);
        }
        in.compact();
    }
}
