// Mistake: compares the limit of the buffer with the free space.
// Fails with: [adding 50 bytes, from position 150 to limit 200, where 100 may wait] Expecting code not to raise a throwable but caught
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        try {
            synchronized (this) {
                if (closedForEnqueue) {
                    return false;
                }
                fits = bytes.limit() <= maxBytes - pending.size();
                if (fits) {
                    pending.add(bytes);
                }
            }
        } catch (Error e) {
            // When the memory is too short to add bytes, the bytes that were accepted before may be lost too.
            connection.close(e);
            throw e;
        }
        if (!fits) {
            return onQueueFull(bytes.limit());
        }
        checkWaterMarks();
        return true;
    }
}
