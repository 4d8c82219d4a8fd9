// Mistake: the loop passes the messages to a thread of its own, which calls the handler.
// Fails with: [readComplete was called after the good frame, before receiving ended with
// Or with: [the next call of the handler, after the first of three frames has closed the connection] expected: "readComplete" but was: "b"
// Or with: waited for the end of receiving, after a readComplete that threw, and it did not come
package workshop.async;

class ReadLoop {
    private final java.util.concurrent.ExecutorService worker =
            java.util.concurrent.Executors.newSingleThreadExecutor(
                    task -> Thread.ofPlatform().daemon().unstarted(task));

    private void passMessages() throws Exception {
        in.flip();
        for (ByteBuffer message = decoder.decode(in); message != null && connection.isOpen(); ) {
            ByteBuffer next = message;
            worker.execute(() -> {
                try {
                    handler.message(next);
                } catch (Exception | Error e) {
                    failed(e, null);
                }
            });
            message = decoder.decode(in);
        }
        worker.execute(handler::readComplete);
        in.compact();
    }
}
