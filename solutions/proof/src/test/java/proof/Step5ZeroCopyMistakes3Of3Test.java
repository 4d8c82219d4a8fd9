package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 3 of 3")
class Step5ZeroCopyMistakes3Of3Test extends MistakesProof {

    Step5ZeroCopyMistakes3Of3Test() {
        super("step05-zero-copy", 3, 3);
    }
}
