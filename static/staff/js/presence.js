// Says every minute that the form is still open, and shows who else has it open.

const EVERY = 60_000;
const notice = document.querySelector("[data-presence]");
const token = document.querySelector("[name=csrfmiddlewaretoken]");

async function say() {
  if (document.hidden) return;
  const answer = await fetch(notice.dataset.presence, {
    method: "POST",
    headers: { "X-CSRFToken": token.value },
    redirect: "error",
  });
  if (!answer.ok) return;
  const others = await answer.text();
  if (others.trim() !== notice.innerHTML.trim()) notice.innerHTML = others;
}

if (notice && token) setInterval(() => say().catch(() => {}), EVERY);
