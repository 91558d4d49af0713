package org.interweave.network;

import org.interweave.tensor.Shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the multiply-adds of one run of an architecture: of its convolutions, matrix products and
 * attentions, which are nearly all of its work.
 */
public final class MultiplyAdds {
    private static final int TEXT_TOKENS = 77;

    private MultiplyAdds() {}

    /**
     * One prediction of the UNet, text keys not counted, since they are made once a prompt.
     *
     * @param latents {@code [batch, latentChannels, frames, height, width]}
     */
    public static long of(UNetConfig config, Shape latents) {
        Counter counter = new Counter();
        int batch = latents.at(0);
        Map<String, Shape> keys = new LinkedHashMap<>();
        UNet.textAttentions(config)
                .forEach(
                        (path, channels) -> {
                            Shape key = Shape.of(batch, TEXT_TOKENS, channels);
                            keys.put(path + ".key", key);
                            keys.put(path + ".value", key);
                        });
        Shape numbers = Shape.of(batch);
        Shape lowRes = latents.with(1, config.lowResChannels());
        UNet.Inputs<Shape> inputs = new UNet.Inputs<>(latents, lowRes, numbers, numbers);
        new UNet<>(config, counter).apply(inputs, new TextKeys<>(keys));
        return counter.total;
    }

    /**
     * Decoding one chunk.
     *
     * @param latents {@code [batch, latentChannels, frames, height, width]}
     */
    public static long ofDecoder(VaeConfig config, Shape latents) {
        Counter counter = new Counter();
        new VaeDecoder<>(config, counter).apply(latents);
        return counter.total;
    }

    /** Follows shapes through the operations. */
    private static final class Counter implements Ops<Shape> {
        private long total;

        /** Adds the work of {@code count} outputs, each a sum of {@code terms} products. */
        private Shape work(Shape result, long count, long terms) {
            total += count * terms;
            return result;
        }

        @Override
        public Shape weight(String name, int... shape) {
            return Shape.of(shape);
        }

        @Override
        public Shape add(Shape a, Shape b) {
            return a;
        }

        @Override
        public Shape scale(Shape x, double factor) {
            return x;
        }

        @Override
        public Shape mix(Shape a, Shape b, Shape factor) {
            return a;
        }

        @Override
        public Shape silu(Shape x) {
            return x;
        }

        @Override
        public Shape gelu(Shape x) {
            return x;
        }

        @Override
        public Shape geglu(Shape tokens) {
            return tokens.with(-1, tokens.at(-1) / 2);
        }

        @Override
        public Shape concat(List<Shape> parts) {
            return parts.getFirst().with(1, parts.stream().mapToInt(part -> part.at(1)).sum());
        }

        @Override
        public Shape convolve(Shape video, Shape weight, Shape bias, int stride) {
            Shape result =
                    video.with(1, weight.at(0))
                            .with(3, (video.at(3) - 1) / stride + 1)
                            .with(4, (video.at(4) - 1) / stride + 1);
            return work(result, result.count(), weight.count() / weight.at(0));
        }

        @Override
        public Shape convolveValid(Shape video, Shape weight, Shape bias, int stride) {
            int reach = weight.at(-1);
            Shape result =
                    video.with(1, weight.at(0))
                            .with(3, (video.at(3) - reach) / stride + 1)
                            .with(4, (video.at(4) - reach) / stride + 1);
            return work(result, result.count(), weight.count() / weight.at(0));
        }

        @Override
        public Shape convolveRepeatingEdges(Shape video, Shape weight, Shape bias) {
            return convolve(video, weight, bias, 1);
        }

        @Override
        public Shape convolveTransposed(Shape video, Shape weight, Shape bias) {
            Shape result =
                    video.with(1, weight.at(1)).with(3, 2 * video.at(3)).with(4, 2 * video.at(4));
            return work(result, video.count(), weight.count() / weight.at(0));
        }

        @Override
        public Shape linear(Shape x, Shape weight) {
            Shape result = x.with(-1, weight.at(0));
            return work(result, result.count(), weight.at(1));
        }

        @Override
        public Shape linear(Shape x, Shape weight, Shape bias) {
            return linear(x, weight);
        }

        @Override
        public Shape groupNorm(Shape video, int groups, Shape scale, Shape bias, double epsilon) {
            return video;
        }

        @Override
        public Shape groupNormPerFrame(
                Shape video, int groups, Shape scale, Shape bias, double epsilon) {
            return video;
        }

        @Override
        public Shape layerNorm(Shape x, Shape scale, Shape bias) {
            return x;
        }

        @Override
        public Shape addToChannels(Shape video, Shape vector) {
            return video;
        }

        @Override
        public Shape timesChannels(Shape video, Shape vector) {
            return work(video, video.count(), 1);
        }

        @Override
        public Shape attention(Shape query, Shape key, Shape value, int heads) {
            return work(query, query.count(), 2L * key.at(1));
        }

        @Override
        public Shape biasedAttention(Shape query, Shape key, Shape value, int heads, Shape bias) {
            return attention(query, key, value, heads);
        }

        @Override
        public Shape causalAttention(Shape query, Shape key, Shape value, int heads) {
            return attention(query, key, value, heads);
        }

        @Override
        public Shape rotate(Shape tokens, int heads, Shape frequencies) {
            return tokens;
        }

        @Override
        public Shape relativeBias(Shape tokens, Shape table) {
            return Shape.of(1, table.at(1), tokens.at(1), tokens.at(1));
        }

        @Override
        public Shape toTokens(Shape video) {
            int pixels = video.at(2) * video.at(3) * video.at(4);
            return Shape.of(video.at(0), pixels, video.at(1));
        }

        @Override
        public Shape fromTokens(Shape tokens, Shape like) {
            return like.with(1, tokens.at(-1));
        }

        @Override
        public Shape splitFrames(Shape tokens, Shape like) {
            int frames = like.at(2);
            return Shape.of(tokens.at(0) * frames, tokens.at(1) / frames, tokens.at(2));
        }

        @Override
        public Shape splitPixels(Shape tokens, Shape like) {
            int frames = like.at(2);
            return Shape.of(tokens.at(0) * tokens.at(1) / frames, frames, tokens.at(2));
        }

        @Override
        public Shape joinFrames(Shape tokens, Shape like) {
            return toTokens(fromTokens(tokens, like));
        }

        @Override
        public Shape joinPixels(Shape tokens, Shape like) {
            return toTokens(fromTokens(tokens, like));
        }

        @Override
        public Shape doubleSize(Shape video) {
            return video.with(3, 2 * video.at(3)).with(4, 2 * video.at(4));
        }

        @Override
        public Shape nearestTo(Shape video, Shape like) {
            return like.with(1, video.at(1));
        }

        @Override
        public Shape bilinearTo(Shape video, Shape like) {
            return nearestTo(video, like);
        }

        @Override
        public Shape spaceToDepth(Shape video, int factor) {
            return video.with(1, video.at(1) * factor * factor)
                    .with(3, video.at(3) / factor)
                    .with(4, video.at(4) / factor);
        }

        @Override
        public Shape depthToSpace(Shape video, int factor) {
            return video.with(1, video.at(1) / factor / factor)
                    .with(3, video.at(3) * factor)
                    .with(4, video.at(4) * factor);
        }

        @Override
        public Shape padEnd(Shape video) {
            return video.with(3, video.at(3) + 1).with(4, video.at(4) + 1);
        }

        @Override
        public Shape sinusoids(Shape numbers, int channels) {
            return Shape.of(numbers.at(0), channels);
        }

        @Override
        public Shape framePlaces(Shape video) {
            return Shape.of(video.at(2));
        }

        @Override
        public Shape addToFrames(Shape tokens, Shape perFrame, Shape like) {
            return tokens;
        }

        @Override
        public Shape addRows(Shape tokens, Shape rows) {
            return tokens;
        }

        @Override
        public Shape lookUp(Shape table, Shape numbers) {
            int width = table.at(1);
            return numbers.rank() == 1
                    ? Shape.of(numbers.at(0), width)
                    : Shape.of(numbers.at(0), numbers.at(1), width);
        }
    }
}
