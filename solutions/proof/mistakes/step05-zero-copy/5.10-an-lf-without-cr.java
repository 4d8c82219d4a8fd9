// Mistake: only the LF after the digits is checked.
// Fails with: [parsing MSG s 1 5. hello after a good line] Expecting code to raise a throwable.
package workshop.zerocopy;

class HeaderPrediction {
    int parse(ByteBuffer bytes, int from) throws IOException {
        int start = from;
        int limit = bytes.limit();
        int length = this.length;
        int maxMessageLength = this.maxMessageLength;
        int headersLength = message.headersLength();
        while (matches(bytes, start)) {
            int i = start + length;
            long number = 0;
            while (i < limit && number <= maxMessageLength && bytes.get(i) >= '0' && bytes.get(i) <= '9') {
                number = ControlLine.appendDigit(number, bytes.get(i++));
            }
            int headersStart = i + 2;
            if (i == start + length
                    || number < headersLength
                    || number > maxMessageLength
                    || limit - headersStart < number + 2) {
                return start;
            }
            int end = headersStart + (int) number;
            if (bytes.get(i + 1) != '\n' || bytes.getShort(end) != CR_LF) {
                return start;
            }
            message.setStart(start);
            message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
            handler.onMessage(message);
            start = end + 2;
        }
        return start;
    }
}
