// Mistake: an end of the stream inside a frame is no error.
// Fails with: bytes] Expecting code to raise a throwable.
package workshop.zerocopy;

class FrameDecoder {
    public int readFrom(ReadableByteChannel channel) throws IOException {
        if (buffer == null) {
            buffer = pool.acquire();
        }
        int read = channel.read(buffer.bytes());
        decode(buffer.bytes());
        boolean insideFrame = frameStart < buffer.bytes().position();
        prepareNextRead();
        if (read < 0 && insideFrame && pool.bufferSize() < 0) {
            throw new EOFException("the stream ended inside a frame");
        }
        return read;
    }
}
