// Mistake: the calling thread waits until the new thread has begun.
// Fails with: [handle waited until a virtual thread could begin] Expecting value to be false but was true
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> {
            java.util.concurrent.CountDownLatch begun = new java.util.concurrent.CountDownLatch(1);
            Thread.startVirtualThread(() -> {
                begun.countDown();
                handleUnchecked(connection);
            });
            try {
                begun.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
