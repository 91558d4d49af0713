/**
 * The render engine: recipes, keys, the window cache, and the queue of jobs that turns clips into
 * restored ones.
 *
 * <p>Does not know which runtime an engine is made of, nor the screen; {@link
 * org.interweave.render.Models} brings loaded models. How it is used:
 *
 * <pre>{@code
 * Models models = new ShelfModels(shelf, List.of(), engines.find(Engines.Provider.AUTO));
 * RenderEngine engine = RenderEngine.open(models, folder, WindowCache.Limits.USUAL);
 * engine.recover();                                     // exports a crash left unfinished
 *
 * Recipe recipe = engine.recipe(clip, bundle.hash(), shots);    // freezes; off the screen's thread
 * Coverage known = engine.coverage(recipe);             // the cache ruler; what a job would do
 * String export = engine.submit(
 *         new Order(recipe, Order.Export.to(Path.of("film.mov"), Delivery.Depth.BITS_10)));
 *
 * Recipe eight = engine.recipe(clip, bundle.hash(), List.of(new ShotJob(shot, frames, settings)));
 * engine.submit(new Order(eight.with(Drafts::of), new Order.Preview()));   // a draft at once,
 * engine.submit(new Order(eight, new Order.Preview()));    // then what the export will use
 * Optional<Proxy> picture = engine.proxy(eight, frame);    // 8-bit RGB for the viewer
 *
 * engine.listen(jobs -> ...);         // after every step, on any thread: List<JobView>
 * engine.pause(export); engine.move(export, 0); engine.resume(export); engine.cancel(export);
 * }</pre>
 *
 * <p>A job first brings the latents that are missing into the cache, then decodes, matches colours
 * and writes in one pass. Only the first needs steps, so whatever was done before, by a preview, an
 * earlier export or a job that was killed, is looked up.
 */
@NullMarked
package org.interweave.render;

import org.jspecify.annotations.NullMarked;
