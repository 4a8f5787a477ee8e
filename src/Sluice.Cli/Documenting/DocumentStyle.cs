namespace Sluice.Cli.Documenting;

/// <summary>
/// The style of the page. A colour named <c>--x-ink</c> is only written on <c>--x-paper</c> or on the papers its comment names; tests
/// compute the contrast.
/// </summary>
internal static class DocumentStyle
{
    public const string Text = """
        :root {
          color-scheme: light dark;
          --page-paper: #fcfbf8; --page-ink: #1c2227;
          --card-paper: #ffffff; --card-ink: #1c2227;
          --quiet-ink: #586069;
          --link-ink: #17508f;
          --label-paper: #ece8f6; --label-ink: #4b3a86;
          --always-paper: #e0f1e3; --always-ink: #14532b;
          --depends-paper: #fcf0cd; --depends-ink: #634500;
          --never-paper: #faecea; --never-ink: #8a2a1e;
          --undecided-paper: #e8eaed; --undecided-ink: #3a424a;
          --line: #dcd9d0; --focus: #b3541e;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page-paper: #14181c; --page-ink: #e4e7ea;
            --card-paper: #1c2227; --card-ink: #e4e7ea;
            --quiet-ink: #a3adb7;
            --link-ink: #8fbdf5;
            --label-paper: #322a4f; --label-ink: #d3c8f7;
            --always-paper: #173522; --always-ink: #a9e2b9;
            --depends-paper: #3b3010; --depends-ink: #f1d68a;
            --never-paper: #352220; --never-ink: #efb4aa;
            --undecided-paper: #2d343b; --undecided-ink: #c9d1d9;
            --line: #353d45; --focus: #ffb37e;
          }
        }
        * { box-sizing: border-box; }
        [hidden] { display: none !important; }
        html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        body {
          margin: 0; background: var(--page-paper); color: var(--page-ink);
          font: 1rem/1.6 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
          overflow-wrap: break-word;
        }
        a { color: var(--link-ink); text-decoration-color: color-mix(in srgb, currentColor 45%, transparent); text-underline-offset: .2em; }
        a:hover { text-decoration-color: currentColor; text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
        code { font: .86em/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        .skip { position: absolute; left: -100vw; top: 0; padding: .6rem 1rem; background: var(--card-paper); z-index: 2; }
        .skip:focus { left: 0; }
        .page { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
        header { padding: 2.5rem 0 1.5rem; border-bottom: 1px solid var(--line); }
        h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; margin: 0; }
        h1 { font-size: clamp(1.7rem, 1.2rem + 2vw, 2.6rem); letter-spacing: -.02em; }
        h2 { font-size: 1.5rem; letter-spacing: -.01em; margin: 3.5rem 0 .75rem; }
        h3 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; }
        h4, article h3 { font-size: 1.02rem; margin: 0 0 .4rem; }
        p { margin: .5rem 0; max-width: 72ch; }
        .lead { font-size: 1.1rem; }
        .quiet, .place, .note, .above, caption, .digest { color: var(--quiet-ink); }
        .digest { font-size: .85rem; }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 1rem 0 0; padding: 0; }
        #search { margin-top: 1.1rem; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .8rem; }
        #search label { font-weight: 600; }
        #find {
          flex: 1 1 14rem; max-width: 28rem; padding: .5rem .75rem; font: inherit; color: var(--card-ink);
          background: var(--card-paper); border: 1px solid var(--quiet-ink); border-radius: .5rem;
        }
        .legend { display: grid; gap: .5rem; margin: 1rem 0; }
        .legend div { display: grid; grid-template-columns: 8.5rem 1fr; gap: .8rem; align-items: start; }
        .legend dt { text-align: center; }
        .legend dd { margin: 0; max-width: 64ch; padding-top: .15rem; }
        .cell { padding: .2rem .6rem; border-radius: .35rem; }
        .always { background: var(--always-paper); color: var(--always-ink); }
        .depends { background: var(--depends-paper); color: var(--depends-ink); }
        .never { background: var(--never-paper); color: var(--never-ink); }
        .undecided { background: var(--undecided-paper); color: var(--undecided-ink); }
        .cell a { color: inherit; }
        .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem; background: var(--card-paper); margin: 1rem 0; }
        table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .94rem; line-height: 1.4; }
        caption { text-align: left; padding: .7rem .9rem .2rem; font-size: .88rem; }
        th, td { text-align: left; vertical-align: top; padding: .5rem .9rem; border-bottom: 1px solid var(--line); }
        tbody tr:last-child > * { border-bottom: 0; }
        thead th { border-bottom: 2px solid var(--line); vertical-align: bottom; }
        .matrix td.cell, .tests td.cell { border-radius: 0; padding: .5rem .9rem; border-left: 1px solid var(--line); }
        .matrix tbody th { position: sticky; left: 0; background: var(--card-paper); font-weight: 500; min-width: 11rem; max-width: 22rem; }
        .matrix tbody th.depth-0 { font-weight: 700; }
        .matrix th code { display: block; color: var(--quiet-ink); font-weight: 400; }
        .depth-1 { padding-left: 1.9rem; } .depth-2 { padding-left: 2.9rem; } .depth-3 { padding-left: 3.9rem; }
        .depth-4 { padding-left: 4.9rem; } .depth-5 { padding-left: 5.9rem; }
        .purposes { display: block; font-size: .88em; }
        .tests th { font-weight: 500; min-width: 14rem; } .tests td { min-width: 9rem; } .tests thead th { font-weight: 700; }
        .rule {
          background: var(--card-paper); border: 1px solid var(--line); border-left: 5px solid var(--line);
          border-radius: .6rem; padding: 1rem 1.2rem .8rem; margin: .9rem 0;
        }
        .rule.allow { border-left-color: var(--always-ink); } .rule.deny { border-left-color: var(--never-ink); }
        .rule.require { border-left-color: var(--depends-ink); } .rule.oblige, .rule.promise { border-left-color: var(--link-ink); }
        .rule:target, .tree li:target, .terms div:target { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: .4rem; }
        .rule p, .exceptions li { max-width: 78ch; }
        .self { font-weight: 400; text-decoration: none; margin-left: .4rem; }
        .self:hover { text-decoration: underline; }
        .head { font-weight: 600; }
        .because, .sources { font-size: .95rem; }
        .place { font-size: .82rem; margin: .6rem 0 0; font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        .exceptions { margin: .4rem 0; padding-left: 1.4rem; }
        cite { font-style: normal; }
        .tree, .tree ul { list-style: none; margin: .2rem 0; padding-left: 0; }
        .tree ul { padding-left: 1.3rem; border-left: 2px solid var(--line); margin-left: .35rem; }
        .tree li { padding: .18rem 0; }
        .title { font-weight: 600; }
        .tree code, .terms code { color: var(--quiet-ink); }
        .note { font-size: .92rem; }
        .label { background: var(--label-paper); color: var(--label-ink); border-radius: 1rem; padding: .05rem .6rem; font-size: .84rem; white-space: nowrap; }
        .terms { margin: .5rem 0; }
        .terms div { padding: .45rem 0; border-bottom: 1px solid var(--line); display: grid; grid-template-columns: minmax(12rem, 20rem) 1fr; gap: .2rem 1.5rem; }
        .terms div:last-child { border-bottom: 0; }
        .terms dd { margin: 0; max-width: 68ch; }
        footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .88rem; color: var(--quiet-ink); }
        @media (max-width: 40rem) {
          .terms div { grid-template-columns: 1fr; }
          .legend div { grid-template-columns: 1fr; gap: .2rem; }
          .legend dt { justify-self: start; }
          h2 { margin-top: 2.5rem; }
          .matrix tbody th { position: static; }
          th, td, .matrix td.cell, .tests td.cell { padding: .45rem .6rem; }
          .depth-1 { padding-left: 1.3rem; } .depth-2 { padding-left: 2rem; }
        }
        @media print {
          :root {
            --page-paper: #ffffff; --page-ink: #000000; --card-paper: #ffffff; --card-ink: #000000; --quiet-ink: #444444; --link-ink: #000000;
            --always-paper: #ffffff; --always-ink: #000000; --depends-paper: #ffffff; --depends-ink: #000000; --never-paper: #ffffff; --never-ink: #000000;
            --undecided-paper: #ffffff; --undecided-ink: #000000; --label-paper: #ffffff; --label-ink: #000000; --line: #999999;
          }
          @page { margin: 18mm 15mm; }
          body { font-size: 10pt; line-height: 1.45; }
          .page { max-width: none; padding: 0; }
          #search, nav, .skip { display: none !important; }
          .scroll { overflow: visible; border-radius: 0; }
          .matrix tbody th { position: static; }
          table { font-size: 8.5pt; }
          a { text-decoration: none; }
          .rule, tr, .tree li, .terms div { break-inside: avoid; }
          h2, h3, h4 { break-after: avoid; }
          thead { display: table-header-group; }
          .rule { border-left-width: 3px; }
        }

        """;
}
