// Mistake: the loop ends when the reference count is 0, and a handler that has closed the decoder may hold a reference.
// Fails with: the handler has closed the decoder, and got frame after frame all the same
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        PooledBuffer current = buffer;
        int end = bytes.position();
        while (current.referenceCount() > 0 && end - frameStart >= LENGTH_PREFIX) {
            int length = validLength(bytes.getInt(frameStart));
            int payload = frameStart + LENGTH_PREFIX;
            if (end - payload < length) {
                return;
            }
            frameStart = payload + length;
            handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), current);
        }
    }
}
