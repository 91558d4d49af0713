package org.interweave.train;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.interweave.network.Ops;
import org.interweave.network.RelativePosition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs an architecture in libtorch, recording what backward needs.
 *
 * <p>A video is {@code [b, c, f, h, w]} with the channels last in memory, so that single frames,
 * rows and columns as one axis, and tokens are views of it and nothing is moved.
 *
 * @param weights where {@link #weight} looks
 * @param prefix put before every name
 */
record TorchOps(Weights weights, String prefix) implements Ops<Tensor> {
    private static final double LAYER_NORM_EPSILON = 1e-5;
    private static final long[] ONE = {1, 1};

    /** Brings a video into the order of memory that the operators want. */
    static Tensor video(Tensor video) {
        return video.contiguous(torch.MemoryFormat.ChannelsLast3d);
    }

    private static Tensor frames(Tensor video) {
        return video.permute(0, 2, 1, 3, 4)
                .reshape(
                        video.size(0) * video.size(2), video.size(1), video.size(3), video.size(4));
    }

    private static Tensor join(Tensor frames, Tensor like) {
        return frames.reshape(
                        like.size(0), like.size(2), frames.size(1), frames.size(2), frames.size(3))
                .permute(0, 2, 1, 3, 4);
    }

    private static TensorOptional some(Tensor tensor) {
        return new TensorOptional(tensor);
    }

    @Override
    public Tensor weight(String name, int... shape) {
        return weights.get(prefix + name);
    }

    @Override
    public Tensor add(Tensor a, Tensor b) {
        return a.add(b);
    }

    @Override
    public Tensor scale(Tensor x, double factor) {
        return x.mul(new Scalar(factor));
    }

    @Override
    public Tensor mix(Tensor a, Tensor b, Tensor factor) {
        return a.sub(b).mul(torch.sigmoid(factor)).add(b);
    }

    @Override
    public Tensor silu(Tensor x) {
        return torch.silu(x);
    }

    @Override
    public Tensor gelu(Tensor x) {
        return torch.gelu(x);
    }

    @Override
    public Tensor geglu(Tensor tokens) {
        TensorVector halves = tokens.chunk(2, -1);
        return halves.get(0).mul(torch.gelu(halves.get(1)));
    }

    @Override
    public Tensor concat(List<Tensor> parts) {
        return torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), 1);
    }

    @Override
    public Tensor convolve(Tensor video, Tensor weight, Tensor bias, int stride) {
        long side = weight.size(-1);
        if (weight.dim() == 4) {
            return perFrame(video, weight, bias, stride, side / 2);
        }
        long time = weight.size(2);
        if (side > 1) {
            long[] pad = {time / 2, side / 2, side / 2};
            long[] one = {1, 1, 1};
            return torch.conv3d(video, weight, some(bias), one, pad, one, 1);
        }
        Tensor rows = video.permute(0, 2, 3, 4, 1);
        rows = rows.reshape(video.size(0), video.size(2), -1, video.size(1)).permute(0, 3, 1, 2);
        Tensor kernel = weight.reshape(weight.size(0), weight.size(1), time, 1);
        Tensor sum = torch.conv2d(rows, kernel, some(bias), ONE, new long[] {time / 2, 0}, ONE, 1);
        return sum.permute(0, 2, 3, 1)
                .reshape(video.size(0), video.size(2), video.size(3), video.size(4), sum.size(1))
                .permute(0, 4, 1, 2, 3);
    }

    private static Tensor perFrame(
            Tensor video, Tensor weight, Tensor bias, long stride, long pad) {
        long[] strides = {stride, stride};
        long[] pads = {pad, pad};
        return join(torch.conv2d(frames(video), weight, some(bias), strides, pads, ONE, 1), video);
    }

    @Override
    public Tensor convolveRepeatingEdges(Tensor video, Tensor weight, Tensor bias) {
        long pad = weight.size(-1) / 2;
        Tensor wider = torch.replication_pad2d(frames(video), pad, pad, pad, pad);
        return join(torch.conv2d(wider, weight, some(bias), ONE, new long[2], ONE, 1), video);
    }

    @Override
    public Tensor convolveValid(Tensor video, Tensor weight, Tensor bias, int stride) {
        return perFrame(video, weight, bias, stride, 0);
    }

    @Override
    public Tensor convolveTransposed(Tensor video, Tensor weight, Tensor bias) {
        Tensor twice =
                torch.conv_transpose2d(
                        frames(video),
                        weight,
                        some(bias),
                        new long[] {2, 2},
                        ONE,
                        new long[] {0, 0},
                        1,
                        ONE);
        return join(twice, video);
    }

    @Override
    public Tensor linear(Tensor x, Tensor weight) {
        return torch.linear(x, weight);
    }

    @Override
    public Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        return torch.linear(x, weight, some(bias));
    }

    @Override
    public Tensor groupNorm(Tensor video, int groups, Tensor scale, Tensor bias, double epsilon) {
        return torch.group_norm(video, groups, some(scale), some(bias), epsilon, false);
    }

    @Override
    public Tensor groupNormPerFrame(
            Tensor video, int groups, Tensor scale, Tensor bias, double epsilon) {
        return join(groupNorm(frames(video), groups, scale, bias, epsilon), video);
    }

    @Override
    public Tensor layerNorm(Tensor x, Tensor scale, Tensor bias) {
        return torch.layer_norm(
                x, new long[] {x.size(-1)}, some(scale), some(bias), LAYER_NORM_EPSILON, false);
    }

    private static Tensor spread(Tensor vector) {
        return vector.reshape(vector.size(0), vector.size(1), 1, 1, 1);
    }

    @Override
    public Tensor addToChannels(Tensor video, Tensor vector) {
        return video.add(spread(vector));
    }

    @Override
    public Tensor timesChannels(Tensor video, Tensor vector) {
        return video.mul(spread(vector));
    }

    @Override
    public Tensor attention(Tensor query, Tensor key, Tensor value, int heads) {
        return attend(query, key, value, heads, Optional.empty());
    }

    @Override
    public Tensor biasedAttention(Tensor query, Tensor key, Tensor value, int heads, Tensor bias) {
        return attend(query, key, value, heads, Optional.of(bias));
    }

    @Override
    public Tensor causalAttention(Tensor query, Tensor key, Tensor value, int heads) {
        return attend(query, key, value, heads, Optional.of(causal((int) query.size(1))));
    }

    /** Written out: libtorch's fused attention for processors is made for long sequences. */
    private static Tensor attend(
            Tensor query, Tensor key, Tensor value, int heads, Optional<Tensor> bias) {
        Tensor q = heads(query, heads);
        double scale = 1 / Math.sqrt((double) q.size(3));
        Tensor scores = torch.matmul(q.mul(new Scalar(scale)), heads(key, heads).transpose(2, 3));
        Tensor biased = bias.map(scores::add).orElse(scores);
        Tensor seen = torch.matmul(torch.softmax(biased, -1), heads(value, heads));
        return seen.transpose(1, 2).reshape(query.size(0), query.size(1), query.size(2));
    }

    /** Minus a large number for every token later than the query's. */
    private static Tensor causal(int length) {
        float[] mask = new float[length * length];
        for (int query = 0; query < length; query++) {
            Arrays.fill(mask, query * length + query + 1, (query + 1) * length, -1e9f);
        }
        return Tensor.create(mask, length, length);
    }

    private static Tensor heads(Tensor tokens, int heads) {
        return tokens.reshape(tokens.size(0), tokens.size(1), heads, -1).transpose(1, 2);
    }

    @Override
    public Tensor rotate(Tensor tokens, int heads, Tensor frequencies) {
        long length = tokens.size(1);
        long pairs = frequencies.size(0);
        Tensor split = tokens.reshape(tokens.size(0), length, heads, -1);
        Tensor turned = split.narrow(3, 0, 2 * pairs);
        turned = turned.reshape(tokens.size(0), length, heads, pairs, 2);
        Tensor angles = count(length).reshape(-1, 1).mul(frequencies).reshape(length, 1, pairs);
        Tensor cos = angles.cos();
        Tensor sin = angles.sin();
        Tensor x = turned.select(4, 0);
        Tensor y = turned.select(4, 1);
        Tensor pair =
                torch.stack(
                        new TensorVector(x.mul(cos).sub(y.mul(sin)), y.mul(cos).add(x.mul(sin))),
                        4);
        Tensor rest = split.narrow(3, 2 * pairs, split.size(3) - 2 * pairs);
        Tensor whole = torch.cat(new TensorVector(pair.flatten(3, 4), rest), 3);
        return whole.reshape(tokens.size(0), length, tokens.size(2));
    }

    /** The numbers 0, 1, .. below a count, fp32. */
    private static Tensor count(long count) {
        float[] numbers = new float[(int) count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return Tensor.create(numbers);
    }

    @Override
    public Tensor relativeBias(Tensor tokens, Tensor table) {
        int length = (int) tokens.size(1);
        long[] buckets = new long[length * length];
        for (int query = 0; query < length; query++) {
            for (int key = 0; key < length; key++) {
                buckets[query * length + key] = RelativePosition.bucket(key - query);
            }
        }
        return table.index_select(0, Tensor.create(buckets))
                .reshape(length, length, -1)
                .permute(2, 0, 1)
                .unsqueeze(0);
    }

    @Override
    public Tensor toTokens(Tensor video) {
        return video.permute(0, 2, 3, 4, 1).reshape(video.size(0), -1, video.size(1));
    }

    @Override
    public Tensor fromTokens(Tensor tokens, Tensor like) {
        return tokens.reshape(like.size(0), like.size(2), like.size(3), like.size(4), -1)
                .permute(0, 4, 1, 2, 3);
    }

    @Override
    public Tensor splitFrames(Tensor tokens, Tensor like) {
        return tokens.reshape(like.size(0) * like.size(2), -1, tokens.size(2));
    }

    @Override
    public Tensor splitPixels(Tensor tokens, Tensor like) {
        return tokens.reshape(like.size(0), like.size(2), -1, tokens.size(2))
                .permute(0, 2, 1, 3)
                .reshape(-1, like.size(2), tokens.size(2));
    }

    @Override
    public Tensor joinFrames(Tensor tokens, Tensor like) {
        return tokens.reshape(like.size(0), -1, tokens.size(2));
    }

    @Override
    public Tensor joinPixels(Tensor tokens, Tensor like) {
        return tokens.reshape(like.size(0), -1, like.size(2), tokens.size(2))
                .permute(0, 2, 1, 3)
                .reshape(like.size(0), -1, tokens.size(2));
    }

    @Override
    public Tensor doubleSize(Tensor video) {
        Tensor frames = frames(video);
        return join(torch.upsample_nearest2d(frames, twice(video, 3), twice(video, 4)), video);
    }

    private static long twice(Tensor video, long axis) {
        return 2 * video.size(axis);
    }

    @Override
    public Tensor nearestTo(Tensor video, Tensor like) {
        return join(torch.upsample_nearest2d(frames(video), like.size(3), like.size(4)), video);
    }

    @Override
    public Tensor bilinearTo(Tensor video, Tensor like) {
        long[] size = {like.size(3), like.size(4)};
        return size[0] == video.size(3) && size[1] == video.size(4)
                ? video
                : join(torch.upsample_bilinear2d(frames(video), size, false), video);
    }

    @Override
    public Tensor spaceToDepth(Tensor video, int factor) {
        return join(torch.pixel_unshuffle(frames(video), factor), video);
    }

    @Override
    public Tensor depthToSpace(Tensor video, int factor) {
        return join(torch.pixel_shuffle(frames(video), factor), video);
    }

    @Override
    public Tensor padEnd(Tensor video) {
        return join(torch.constant_pad_nd(frames(video), 0, 1, 0, 1), video);
    }

    @Override
    public Tensor sinusoids(Tensor numbers, int channels) {
        int half = channels / 2;
        float[] frequencies = new float[half];
        for (int i = 0; i < half; i++) {
            // Each step rounded to fp32, as torch does.
            float exponent = (float) -Math.log(10000) * i / half;
            frequencies[i] = (float) StrictMath.exp(exponent);
        }
        Tensor angles = numbers.reshape(-1, 1).mul(Tensor.create(frequencies));
        return torch.cat(new TensorVector(angles.cos(), angles.sin()), 1);
    }

    @Override
    public Tensor framePlaces(Tensor video) {
        return count(video.size(2));
    }

    @Override
    public Tensor addToFrames(Tensor tokens, Tensor perFrame, Tensor like) {
        Tensor frames = tokens.reshape(like.size(0), like.size(2), -1, tokens.size(2));
        return frames.add(perFrame.reshape(1, like.size(2), 1, -1))
                .reshape(like.size(0), -1, tokens.size(2));
    }

    @Override
    public Tensor addRows(Tensor tokens, Tensor rows) {
        return tokens.add(rows);
    }

    @Override
    public Tensor lookUp(Tensor table, Tensor numbers) {
        return torch.embedding(table, numbers.to(torch.ScalarType.Long));
    }
}
