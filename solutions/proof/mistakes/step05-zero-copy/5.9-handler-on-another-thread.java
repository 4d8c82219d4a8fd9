// Mistake: the handler runs on another thread.
// Fails with: [the threads that the handler ran on, which should be the reading thread only]
package workshop.zerocopy;

class MessageConsumer {
    class Responder {
        private final java.util.concurrent.ExecutorService executor =
                java.util.concurrent.Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

        @Override
        public void onMessage(Message message) throws IOException {
            try {
                executor.submit(() -> {
                            handler.onMessage(message);
                            return null;
                        })
                        .get();
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                throw new IOException(e.getCause() == null ? e.toString() : e.getCause().getMessage());
            }
        }
    }
}
