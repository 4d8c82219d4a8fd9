// Mistake: ignores minus one.
// Fails with: waited for receiving to end well when the stream ends between two frames, and it did not come
package workshop.async;

class AsyncConnection {
    class ReadLoop {
        @Override
        public void completed(Integer count, Void nothing) {
            lastHeard = System.nanoTime();
            try {
                handOver();
            } catch (Exception | Error e) {
                failed(e, null);
                return;
            }
            readOn(count);
        }
    }
}
