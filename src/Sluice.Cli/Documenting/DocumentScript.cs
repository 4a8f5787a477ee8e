namespace Sluice.Cli.Documenting;

/// <summary>The script of the page: it only hides what is not searched for. Without it everything is there.</summary>
internal static class DocumentScript
{
    public const string Text = """
        (function () {
          var box = document.getElementById("search");
          var input = document.getElementById("find");
          var said = document.getElementById("found");
          var items = Array.prototype.slice.call(document.querySelectorAll("[data-find]"));
          var groups = Array.prototype.slice.call(document.querySelectorAll("[data-group]"));
          var texts = items.map(function (item) {
            var copy = item.cloneNode(true);
            Array.prototype.slice.call(copy.querySelectorAll("li")).forEach(function (inner) { inner.remove(); });
            return copy.textContent.toLowerCase();
          });
          function search() {
            var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
            var shown = 0;
            items.forEach(function (item, i) {
              var fits = words.every(function (word) { return texts[i].indexOf(word) >= 0; });
              item.hidden = !fits;
              shown += fits ? 1 : 0;
            });
            items.forEach(function (item) {
              if (item.hidden) { return; }
              for (var above = item.parentElement.closest("[data-find]"); above; above = above.parentElement.closest("[data-find]")) { above.hidden = false; }
            });
            groups.forEach(function (group) { group.hidden = words.length > 0 && !group.querySelector("[data-find]:not([hidden])"); });
            said.textContent = words.length === 0 ? "" : shown === 1 ? "1 entry fits" : shown + " entries fit";
          }
          box.hidden = false;
          input.addEventListener("input", search);
          input.addEventListener("keydown", function (event) {
            if (event.key === "Escape") { input.value = ""; search(); }
          });
          window.addEventListener("hashchange", function () {
            var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
            if (target && (target.hidden || target.closest("[hidden]"))) { input.value = ""; search(); target.scrollIntoView(); }
          });
          window.addEventListener("beforeprint", function () { input.value = ""; search(); });
          var asked = new URLSearchParams(location.search).get("find");
          if (asked) { input.value = asked; search(); }
        })();

        """;
}
