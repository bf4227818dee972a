"""What the page of an upload does where scripts run: refuses at once what is too large, and shows how far it is.

Without it the form is sent as any form is.
"""

TOLD_BY_SCRIPT = ("big", "many", "sending", "cut")
"""What it says, after `upload.script.`: the form holds the words."""
SCRIPT = """
(function () {
  var form = document.querySelector("form"), input = document.getElementById("files");
  var wrong = document.getElementById("wrong"), bar = document.getElementById("progress");
  var button = form.querySelector("button"), status = document.querySelector("[role=status]");
  function refusal() {
    var files = Array.from(input.files), sum = 0;
    files.forEach(function (file) { sum += file.size; });
    if (files.length > Number(form.dataset.files)) return form.dataset.many;
    return sum > Number(form.dataset.most) ? form.dataset.big : "";
  }
  function settle(text) {
    wrong.textContent = text; bar.hidden = true; button.disabled = false;
  }
  input.addEventListener("change", function () { wrong.textContent = refusal(); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var why = refusal();
    if (why) { settle(why); input.focus(); return; }
    var request = new XMLHttpRequest();
    request.open("POST", location.href);
    request.upload.onprogress = function (told) {
      if (told.lengthComputable) bar.value = Math.floor(100 * told.loaded / told.total);
    };
    request.onerror = function () { settle(form.dataset.cut); };
    request.onload = function () {
      var drawn = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main");
      if (request.status >= 500 || !drawn) { settle(form.dataset.cut); return; }
      var said = drawn.querySelector("[role=status]");
      if (drawn.querySelector("form")) { status.textContent = ""; settle(said.textContent); return; }
      document.querySelector("main").replaceWith(drawn);
      if (said) { said.tabIndex = -1; said.focus(); }
    };
    wrong.textContent = ""; status.textContent = form.dataset.sending;
    bar.value = 0; bar.hidden = false; button.disabled = true;
    request.send(new FormData(form));
  });
})();
"""
